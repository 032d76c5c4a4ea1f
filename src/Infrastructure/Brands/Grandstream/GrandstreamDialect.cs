using System.Collections.Frozen;
using System.Globalization;

namespace EndpointManager.Infrastructure.Brands.Grandstream;

/// <summary>Which P-values a family of Grandstream's devices has. All share the form of the file.</summary>
internal sealed record GrandstreamDialect
{
    /// <summary>P-value of the first account's transport: 0 UDP, 1 TCP, 2 TLS.</summary>
    public const string Transport = "P130";

    private static readonly GrandstreamAccount FirstOfPhones = new()
    {
        Active = "P271",
        Label = "P270",
        Server = "P47",
        User = "P35",
        AuthName = "P36",
        AuthPassword = "P34",
        DisplayName = "P3",
        OtherServers = ["P2312", "P48", "P2333"],
    };

    // Of the adapters HT801 and HT802 (Wazo's templates): no screen, and a second port with numbers of its own.
    private static readonly GrandstreamAccount[] AdapterAccounts =
    [
        FirstOfPhones with { Label = null, OtherServers = ["P967", "P48", "P2333"] },
        new()
        {
            Active = "P401",
            Server = "P747",
            User = "P735",
            AuthName = "P736",
            AuthPassword = "P734",
            DisplayName = "P703",
            OtherServers = ["P987", "P748", "P2433"],
        },
    ];

    private static readonly FrozenDictionary<string, GrandstreamDialect> ByName = new GrandstreamDialect[]
    {
        new() { Name = "phone", Accounts = [FirstOfPhones, .. After([400, 500, 600, 1700, 1800, .. Enumerable.Range(506, 10).Select(i => 100 * i)])] },
        // The accounts 5 and 6 have other numbers than those of all other phones.
        new() { Name = "grp260x", Accounts = [FirstOfPhones, .. After([400, 500, 600, 700, 800])] },
        new() { Name = "ht80x", Accounts = AdapterAccounts },
    }.ToFrozenDictionary(dialect => dialect.Name, StringComparer.Ordinal);

    /// <summary>Names of all dialects.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>Name in the catalogue.</summary>
    public required string Name { get; init; }

    /// <summary>The accounts, from the first on.</summary>
    public required IReadOnlyList<GrandstreamAccount> Accounts { get; init; }

    /// <summary>Finds a dialect by the name that a model of the catalogue gives.</summary>
    public static GrandstreamDialect Named(string name) => ByName[name];

    /// <summary>Whether a P-value is written from each device's own record, on whatever account.</summary>
    public bool IsOfTheDevice(string name) => name == Transport || Accounts.Any(account =>
        name == account.Active || name == account.Server || name == account.User || name == account.AuthName
        || name == account.AuthPassword || name == account.DisplayName || name == account.Label);

    private static IEnumerable<GrandstreamAccount> After(IEnumerable<int> bases) => bases.Select((first, i) => new GrandstreamAccount
    {
        Active = P(first + 1),
        Server = P(first + 2),
        User = P(first + 4),
        AuthName = P(first + 5),
        AuthPassword = P(first + 6),
        DisplayName = P(first + 7),
        Label = P(first + 17),
        // The second servers of the accounts 2 to 6 follow those of account 1; of later accounts no source tells them.
        OtherServers = i < 5 ? [P(2412 + (100 * i)), P(first + 3), P(2433 + (100 * i))] : [P(first + 3)],
    });

    private static string P(int number) => string.Create(CultureInfo.InvariantCulture, $"P{number}");
}
