using System.Globalization;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;

namespace EndpointManager.UnitTests.Brands.Grandstream;

public sealed class GrandstreamRendererContract() : RendererContract("Grandstream")
{
    // Which account each P-value that switches one on or off belongs to, of the families in this order.
    private static readonly string[] Switches =
        ["P271", "P401", "P501", "P601", "P1701", "P1801", .. Enumerable.Range(506, 10).Select(i => $"P{i}01")];

    private static readonly string[] SwitchesOfGrp260x = ["P271", "P401", "P501", "P601", "P701", "P801"];

    private static readonly string[] DeviceWide =
        ["P271", "P270", "P47", "P35", "P36", "P34", "P3", "P130", "P2312", "P967", "P48", "P2333"];

    private protected override string ContentType => "application/xml; charset=utf-8";

    private protected override AccountAsRead ReadAccount(ProvisioningFile file, Model model)
    {
        IReadOnlyDictionary<string, string> all = GrandstreamReader.Parameters(file);
        all["P271"].Should().Be("1");
        all.GetValueOrDefault("P270", all["P3"]).Should().Be(all["P3"]);
        int port = all["P47"].LastIndexOf(':');
        return new AccountAsRead(
            all["P3"],
            all["P36"],
            all["P35"],
            all["P34"],
            all["P47"][..port].Trim('[', ']'),
            int.Parse(all["P47"][(port + 1)..], CultureInfo.InvariantCulture),
            all["P130"] switch { "0" => "Udp", "1" => "Tcp", "2" => "Tls", var other => other });
    }

    private protected override IReadOnlyDictionary<string, string> ReadParameters(ProvisioningFile file) =>
        GrandstreamReader.Parameters(file);

    private protected override IReadOnlyDictionary<int, bool> ReadLines(ProvisioningFile file)
    {
        IReadOnlyDictionary<string, string> all = GrandstreamReader.Parameters(file);
        string[] switches = all.ContainsKey("P701") ? SwitchesOfGrp260x : Switches;
        return switches
            .Select((name, i) => (name, line: i + 1))
            .Where(entry => all.ContainsKey(entry.name))
            .ToDictionary(entry => entry.line, entry => all[entry.name] == "1");
    }

    private protected override bool IsOfFurtherLine(string key) => !DeviceWide.Contains(key);

    private protected override string NtpKeyOf(Model model) => "P30";

    private protected override IReadOnlyDictionary<string, string> DhcpSwitches(Model model) => new Dictionary<string, string> { ["P145"] = "0", ["P1414"] = "0" };

    private protected override string ExtraKey => "P1362";

    private protected override string ExtraReadAs => ExtraKey;

    private protected override FleetAsRead ReadFleet(ProvisioningFile file, Model model) => GrandstreamReader.Fleet(file);

    private protected override IEnumerable<string> Structure(ProvisioningFile file) => XmlFile.Structure(file);
}
