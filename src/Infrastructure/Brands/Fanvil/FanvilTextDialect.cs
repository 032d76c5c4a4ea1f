using System.Collections.Frozen;

namespace EndpointManager.Infrastructure.Brands.Fanvil;

/// <summary>One generation of Fanvil's text format, with the names that differ (Tancredi's templates of the X3 and the X5).</summary>
internal sealed record FanvilTextDialect
{
    /// <summary>Module of the accounts.</summary>
    public const string AccountsModule = "SIP CONFIG MODULE";

    /// <summary>Module of the older dialect that holds the time, among much else.</summary>
    public const string GlobalModule = "GLOBAL CONFIG MODULE";

    // The keys of an account that we write are spelt alike in both; others are not, such as the transport to a backup
    // server.
    private static readonly FrozenDictionary<string, FanvilTextDialect> ByVersion = new FanvilTextDialect[]
    {
        new()
        {
            Version = "2.0002",
            KeyWidth = 19,
            TimeModule = GlobalModule,
            TimeSection = "",
            DaylightMode = "Enable DST",
            DaylightRule = ("DST Fixed Type", 2),
            Server = "Download Server IP",
            ServerFile = "Config File Name",
            ServerProtocol = "Download Protocol",
            ServerMode = "Download Mode",
            ServerInterval = "Download Interval",
            MulticastSection = "",
            DhcpSection = "",
        },
        new()
        {
            Version = "2.0000000000",
            KeyWidth = 24,
            TimeModule = "PHONE FEATURE MODULE",
            TimeSection = "DateTime Config",
            DaylightMode = "DST Type",
            DaylightRule = ("DST Rule Mode", 0),
            Server = "Flash Server IP",
            ServerFile = "Flash File Name",
            ServerProtocol = "Flash Protocol",
            ServerMode = "Flash Mode",
            ServerInterval = "Flash Interval",
            MulticastSection = "Sip Pnp List",
            DhcpSection = "Net Option",
        },
    }.ToFrozenDictionary(dialect => dialect.Version, StringComparer.Ordinal);

    /// <summary>Names of all dialects.</summary>
    public static IReadOnlyCollection<string> Names => ByVersion.Keys;

    /// <summary>Version in the first line, also the dialect's name in the catalogue.</summary>
    public required string Version { get; init; }

    /// <summary>Column of the colon on the lines of an account, as in a phone's own export.</summary>
    public required int KeyWidth { get; init; }

    /// <summary>Module of the time.</summary>
    public required string TimeModule { get; init; }

    /// <summary>Section of the time; empty where the module has none.</summary>
    public required string TimeSection { get; init; }

    /// <summary>Key that says whether daylight saving is off (0), the phone's own table (1), or the rule in the file (2).</summary>
    public required string DaylightMode { get; init; }

    /// <summary>Key and value of a rule by week and weekday.</summary>
    public required (string Key, int ByWeek) DaylightRule { get; init; }

    /// <summary>Key of the provisioning server.</summary>
    public required string Server { get; init; }

    /// <summary>Key of the file to fetch there.</summary>
    public required string ServerFile { get; init; }

    /// <summary>Section of the switch of the multicast search for a server; empty where the module has none.</summary>
    public required string MulticastSection { get; init; }

    /// <summary>Section of the DHCP option that names a server; empty where the module has none.</summary>
    public required string DhcpSection { get; init; }

    /// <summary>Key of the protocol to fetch it by.</summary>
    public required string ServerProtocol { get; init; }

    /// <summary>Key of when to fetch it.</summary>
    public required string ServerMode { get; init; }

    /// <summary>Key of the hours between two fetches.</summary>
    public required string ServerInterval { get; init; }

    /// <summary>Finds a dialect by the name that a model of the catalogue gives.</summary>
    public static FanvilTextDialect Named(string name) => ByVersion[name];
}
