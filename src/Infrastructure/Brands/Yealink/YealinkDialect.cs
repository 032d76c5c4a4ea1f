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
        Transport = "transport",
        StaticPrefix = "",
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
        Transport = "sip_server.1.transport_type",
        SecondServer = [.. V71.SecondServer, "sip_server.2.transport_type"],
    };

    // From V81 on, device-wide parameters of network, security and provisioning begin with "static."; those of time do not
    // (Wazo's V80 and V81 templates, Tancredi).
    private static readonly YealinkDialect V81 = V80 with { Name = "V81", StaticPrefix = "static." };

    /// <summary>Key of the passwords of the phone's own users, one line a user.</summary>
    public const string UserPassword = "security.user_password";

    private static readonly FrozenDictionary<string, YealinkDialect> ByName =
        new[] { V70, V71, V80, V81 }.ToFrozenDictionary(dialect => dialect.Name, StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfTheDevice = ByName.Values
        .SelectMany(dialect => new[] { dialect.ServerAddress, dialect.ServerPort, dialect.Transport })
        .Concat(["enable", "label", "display_name", "auth_name", "user_name", "password"])
        .Select(key => $"account.1.{key}")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of all dialects.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The prefixes of all dialects.</summary>
    public static IReadOnlyList<string> StaticPrefixes { get; } = [V70.StaticPrefix, V81.StaticPrefix];

    /// <summary>Name in the catalogue.</summary>
    public required string Name { get; init; }

    /// <summary>Key of the registrar's host.</summary>
    public required string ServerAddress { get; init; }

    /// <summary>Key of the registrar's port.</summary>
    public required string ServerPort { get; init; }

    /// <summary>Key of the transport to the registrar.</summary>
    public required string Transport { get; init; }

    /// <summary>What device-wide parameters of security and provisioning begin with.</summary>
    public required string StaticPrefix { get; init; }

    /// <summary>Keys of a second server.</summary>
    public required IReadOnlyList<string> SecondServer { get; init; }

    /// <summary>Finds a dialect by the name that a model of the catalogue gives.</summary>
    public static YealinkDialect Named(string name) => ByName[name];

    /// <summary>Whether a parameter is written from the device's own record, by one dialect or another.</summary>
    public static bool IsOfTheDevice(string key) => OfTheDevice.Contains(key);
}
