using System.Globalization;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;

namespace EndpointManager.UnitTests.Brands;

public sealed class YealinkRendererContract() : RendererContract("Yealink")
{
    private protected override AccountAsRead ReadAccount(ProvisioningFile file, Model model) =>
        YealinkReader.Account(file, model.Dialect);

    private protected override IReadOnlyDictionary<string, string> ReadParameters(ProvisioningFile file) =>
        YealinkReader.Parameters(file);

    private protected override IReadOnlyDictionary<int, bool> ReadLines(ProvisioningFile file) =>
        YealinkReader.Parameters(file)
            .Where(parameter => parameter.Key.StartsWith("account.", StringComparison.Ordinal)
                && parameter.Key.EndsWith(".enable", StringComparison.Ordinal))
            .ToDictionary(
                parameter => int.Parse(parameter.Key.Split('.')[1], CultureInfo.InvariantCulture),
                parameter => parameter.Value == "1");

    private protected override bool IsOfFurtherLine(string key) =>
        key.StartsWith("account.", StringComparison.Ordinal) && !key.StartsWith("account.1.", StringComparison.Ordinal);

    private protected override string NtpKeyOf(Model model) => "local_time.ntp_server1";

    private protected override IReadOnlyDictionary<string, string> DhcpSwitches(Model model)
    {
        Dictionary<string, string> withPrefix = new() { ["static.auto_provision.dhcp_option.enable"] = "0", ["static.auto_provision.pnp_enable"] = "0" };
        Dictionary<string, string> without = new()
        {
            ["auto_provision.dhcp_option.enable"] = "0",
            ["auto_provision.pnp_enable"] = "0",
            ["auto_provision.dhcp_enable"] = "0",
        };
        return model.Dialect switch
        {
            "V81" => withPrefix,
            "V73-V81" => withPrefix.Concat(without).ToDictionary(),
            _ => without,
        };
    }

    private protected override string ExtraKey => "account.1.subscribe_mwi";

    private protected override string ExtraReadAs => ExtraKey;

    private protected override FleetAsRead ReadFleet(ProvisioningFile file, Model model) => YealinkReader.Fleet(file, model.Dialect);
}
