using System.Collections.Frozen;

namespace EndpointManager.Infrastructure.Brands.Yealink;

/// <summary>How one generation of Yealink firmware names the parameters of an account.</summary>
internal sealed record YealinkDialect
{
    // VP530 and its generation. The key of a second server is that of the only public VP530 template which has one
    // (FusionPBX); Wazo's V70 template has none.
    private static readonly YealinkDialect V70 = new()
    {
        Name = "V70",
        ServerAddress = "sip_server_host",
        ServerPort = "sip_server_port",
        Transports = ["transport"],
        Prefixes = [""],
        SecondServer = ["sip_server.2.address", "sip_server.2.port"],
    };

    // Covers V71 to V73: numbered servers, one transport for all of them (Wazo's V72 and V73 templates).
    private static readonly YealinkDialect V71 = V70 with
    {
        Name = "V71",
        ServerAddress = "sip_server.1.address",
        ServerPort = "sip_server.1.port",
    };

    // A transport for each server (Yealink administrator guides, V80 and later).
    private static readonly YealinkDialect V80 = V71 with
    {
        Name = "V80",
        Transports = ["sip_server.1.transport_type"],
        SecondServer = [.. V71.SecondServer, "sip_server.2.transport_type"],
    };

    // From V81 on, device-wide parameters of network, security and provisioning begin with "static."; those of time do not
    // (Wazo's V80 and V81 templates, Tancredi).
    private static readonly YealinkDialect V81 = V80 with { Name = "V81", Prefixes = ["static."] };

    // For models whose firmware may be of either side of that: a phone ignores the parameters that it does not know.
    private static readonly YealinkDialect V73ToV81 = V81 with
    {
        Name = "V73-V81",
        Transports = [.. V71.Transports, .. V81.Transports],
        Prefixes = [.. V71.Prefixes, .. V81.Prefixes],
    };

    /// <summary>Key of the passwords of the phone's own users, one line a user.</summary>
    public const string UserPassword = "security.user_password";

    private static readonly FrozenDictionary<string, YealinkDialect> ByName =
        new[] { V70, V71, V80, V81, V73ToV81 }.ToFrozenDictionary(dialect => dialect.Name, StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfTheDevice = ByName.Values
        .SelectMany(dialect => new[] { dialect.ServerAddress, dialect.ServerPort }.Concat(dialect.Transports))
        .Concat(["enable", "label", "display_name", "auth_name", "user_name", "password"])
        .Select(key => $"account.1.{key}")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of all dialects.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The prefixes of all dialects.</summary>
    public static IReadOnlyList<string> AllPrefixes => V73ToV81.Prefixes;

    /// <summary>Name in the catalogue.</summary>
    public required string Name { get; init; }

    /// <summary>Key of the registrar's host.</summary>
    public required string ServerAddress { get; init; }

    /// <summary>Key of the registrar's port.</summary>
    public required string ServerPort { get; init; }

    /// <summary>Keys of the transport to the registrar; more than one where firmware differs.</summary>
    public required IReadOnlyList<string> Transports { get; init; }

    /// <summary>What device-wide parameters of security and provisioning begin with; more than one where firmware differs.</summary>
    public required IReadOnlyList<string> Prefixes { get; init; }

    /// <summary>Keys of a second server.</summary>
    public required IReadOnlyList<string> SecondServer { get; init; }

    /// <summary>Finds a dialect by the name that a model of the catalogue gives.</summary>
    public static YealinkDialect Named(string name) => ByName[name];

    /// <summary>Whether a parameter is written from the device's own record, by one dialect or another.</summary>
    public static bool IsOfTheDevice(string key) => OfTheDevice.Contains(key);
}
