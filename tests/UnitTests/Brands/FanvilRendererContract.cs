using System.Globalization;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;

namespace EndpointManager.UnitTests.Brands;

public sealed class FanvilRendererContract() : RendererContract("Fanvil")
{
    private protected override AccountAsRead ReadAccount(ProvisioningFile file, Model model) =>
        FanvilTextReader.Account(file);

    private protected override IReadOnlyDictionary<string, string> ReadParameters(ProvisioningFile file) =>
        FanvilTextReader.Parameters(file);

    private protected override IReadOnlyDictionary<int, bool> ReadLines(ProvisioningFile file) =>
        FanvilTextReader.Parameters(file)
            .Where(parameter => parameter.Key.EndsWith(" Enable Reg", StringComparison.Ordinal))
            .ToDictionary(
                parameter => int.Parse(parameter.Key.Split(' ')[0][3..], CultureInfo.InvariantCulture),
                parameter => parameter.Value == "1");

    private protected override bool IsOfFurtherLine(string key) =>
        key.StartsWith("SIP", StringComparison.Ordinal) && !key.StartsWith("SIP1 ", StringComparison.Ordinal);

    private protected override IEnumerable<string> Structure(ProvisioningFile file) =>
        [.. FanvilTextReader.Modules(file), .. base.Structure(file)];

    private protected override string NtpKeyOf(Model model) =>
        model.Dialect == "2.0002" ? "GLOBAL CONFIG MODULE/SNTP Server" : "PHONE FEATURE MODULE/DateTime Config/SNTP Server";

    // The newer dialect has each of them in a section of its own.
    private protected override IReadOnlyDictionary<string, string> DhcpSwitches(Model model)
    {
        Dictionary<string, string> switches = new() { ["PNP Enable"] = "0", ["DHCP Option"] = "0" };
        if (model.Dialect != "2.0002")
        {
            switches.Add("--Sip Pnp List--", "");
            switches.Add("--Net Option--", "");
        }

        return switches;
    }

    private protected override string ExtraKey => "PHONE FEATURE MODULE/Menu Password";

    private protected override string ExtraReadAs => "Menu Password";

    private protected override FleetAsRead ReadFleet(ProvisioningFile file, Model model) => FanvilTextReader.Fleet(file, model.Dialect);
}
