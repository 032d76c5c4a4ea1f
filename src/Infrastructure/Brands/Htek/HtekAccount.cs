namespace EndpointManager.Infrastructure.Brands.Htek;

/// <summary>The numbers of one account's P-values, which follow nothing but the vendor's history.</summary>
internal sealed record HtekAccount
{
    // Accounts 1 to 6; from 7 on each value is a range of its own (Wazo's templates, FusionPBX's).
    private static readonly HtekAccount[] Historic =
    [
        new() { Active = 271, Label = 20000, User = 35, AuthName = 36, Password = 34, DisplayName = 3 },
        new() { Active = 401, Label = 20001, User = 735, AuthName = 736, Password = 734, DisplayName = 703 },
        new() { Active = 501, Label = 20002, User = 504, AuthName = 505, Password = 506, DisplayName = 507 },
        new() { Active = 601, Label = 20003, User = 604, AuthName = 605, Password = 606, DisplayName = 607 },
        new() { Active = 20360, Label = 20378, User = 1704, AuthName = 1705, Password = 1706, DisplayName = 1707 },
        new() { Active = 20361, Label = 20379, User = 1804, AuthName = 1805, Password = 1806, DisplayName = 1807 },
    ];

    private static readonly HtekAccount[] Ranged = [.. Enumerable.Range(0, 10).Select(i => new HtekAccount
    {
        Active = 24090 + i,
        Label = 24100 + i,
        User = 24110 + i,
        AuthName = 24120 + i,
        Password = 24130 + i,
        DisplayName = 24140 + i,
    })];

    /// <summary>All accounts, from the first on.</summary>
    public static IReadOnlyList<HtekAccount> All { get; } = [.. Historic, .. Ranged];

    /// <summary>Whether it is on.</summary>
    public required int Active { get; init; }

    /// <summary>The name on the screen.</summary>
    public required int Label { get; init; }

    /// <summary>The SIP user.</summary>
    public required int User { get; init; }

    /// <summary>The digest user.</summary>
    public required int AuthName { get; init; }

    /// <summary>The digest password.</summary>
    public required int Password { get; init; }

    /// <summary>The display name.</summary>
    public required int DisplayName { get; init; }

    /// <summary>All of its numbers.</summary>
    public IEnumerable<int> Values => [Active, Label, User, AuthName, Password, DisplayName];
}
