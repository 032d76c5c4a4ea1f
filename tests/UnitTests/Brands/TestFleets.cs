using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.TimeZones;

namespace EndpointManager.UnitTests.Brands;

/// <summary>Settings of fleets to render.</summary>
internal static class TestFleets
{
    public const string AdminPassword = "Adm1n p=ss#w<rd>&\"";

    public static FleetSettings Full { get; } = new()
    {
        AdminPassword = new AdminPassword(AdminPassword),
        NtpServer = "ntp.example.net",
        TimeZone = Zone("Europe/Berlin"),
        PollMinutes = 1440,
        ProvisionUrl = "https://phones.example.net:8443/provision",
    };

    /// <summary>The full settings with an operator's parameters for each brand that has golden files.</summary>
    public static FleetSettings WithExtras { get; } = new()
    {
        AdminPassword = Full.AdminPassword,
        NtpServer = Full.NtpServer,
        TimeZone = Full.TimeZone,
        PollMinutes = Full.PollMinutes,
        ProvisionUrl = Full.ProvisionUrl,
        Extra = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.OrdinalIgnoreCase)
        {
            ["yealink"] = [new("account.1.subscribe_mwi", "1"), new("local_time.ntp_server1", "10.0.0.1")],
            ["fanvil"] = [new("PHONE FEATURE MODULE/Menu Password", "4711"), new("SIP CONFIG MODULE/SIP Line List/SIP1 MWI Num", "*97")],
        },
        CommonExtra = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.OrdinalIgnoreCase)
        {
            ["yealink"] = [new("lang.gui", "German")],
            ["fanvil"] = [new("PHONE FEATURE MODULE/Display Input/Default Language", "de")],
        },
    };

    /// <summary>The full settings of a phone with a token in its URL.</summary>
    public static FleetSettings WithOwnUrl { get; } = new()
    {
        AdminPassword = Full.AdminPassword,
        NtpServer = Full.NtpServer,
        TimeZone = Full.TimeZone,
        PollMinutes = Full.PollMinutes,
        ProvisionUrl = Full.ProvisionUrl + "/dAAAAAAAAAAAAAAAAAAAAAA",
        HasSecretUrl = true,
        IgnoresDhcp = true,
        Extra = WithExtras.Extra,
    };

    public static PhoneTimeZone Zone(string name) =>
        PhoneTimeZones.TryFind(name, out PhoneTimeZone? zone) ? zone : throw new ArgumentException($"There is no {name}.");

    public static FleetSettings WithExtra(string brand, string key, string value) =>
        new() { Extra = ByBrand(brand, key, value) };

    public static FleetSettings WithCommonExtra(string brand, string key, string value) =>
        new() { CommonExtra = ByBrand(brand, key, value) };

    private static Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> ByBrand(string brand, string key, string value) =>
        new(StringComparer.OrdinalIgnoreCase) { [brand] = [KeyValuePair.Create(key, value)] };
}
