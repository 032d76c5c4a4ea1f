using System.Globalization;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;

namespace EndpointManager.UnitTests.Brands.Htek;

public sealed class HtekRendererContract() : RendererContract("Htek")
{
    private static readonly string[] Switches =
        ["P271", "P401", "P501", "P601", "P20360", "P20361", .. Enumerable.Range(24090, 10).Select(number => $"P{number}")];

    private static readonly string[] DeviceWide =
        ["P47", "P130", "P967", "P8851", "P48", "P20047", "P271", "P24082", "P20000", "P35", "P36", "P34", "P3"];

    private protected override string ContentType => "application/xml; charset=utf-8";

    private protected override AccountAsRead ReadAccount(ProvisioningFile file, Model model)
    {
        IReadOnlyDictionary<string, string> all = HtekReader.Parameters(file);
        (all["P271"], all["P24082"]).Should().Be(("1", "0"));
        all["P20000"].Should().Be(all["P3"]);
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
        HtekReader.Parameters(file);

    private protected override IReadOnlyDictionary<int, bool> ReadLines(ProvisioningFile file)
    {
        IReadOnlyDictionary<string, string> all = HtekReader.Parameters(file);
        return Switches
            .Select((name, i) => (name, line: i + 1))
            .Where(entry => all.ContainsKey(entry.name))
            .ToDictionary(entry => entry.line, entry => all[entry.name] == "1");
    }

    private protected override bool IsOfFurtherLine(string key) => !DeviceWide.Contains(key);

    private protected override string NtpKeyOf(Model model) => "P30";

    private protected override string ExtraKey => "P24012";

    private protected override string ExtraReadAs => ExtraKey;

    private protected override FleetAsRead ReadFleet(ProvisioningFile file, Model model) => HtekReader.Fleet(file);

    // No source tells how often these phones look for their files, or how.
    private protected override FleetAsRead Claimed(Model model) => base.Claimed(model) with { PollMinutes = null };

    private protected override IEnumerable<string> Structure(ProvisioningFile file) => XmlFile.Structure(file);
}
