namespace EndpointManager.Application.Dhcp;

/// <summary>The phones of one brand, as a DHCP server tells them from other clients, and what it tells them.</summary>
internal sealed record PhoneClass
{
    /// <summary>The brand's name.</summary>
    public required string Brand { get; init; }

    /// <summary>First halves (OUI) of their MAC addresses, as <c>80:5E:C0</c>.</summary>
    public required IReadOnlyList<string> MacPrefixes { get; init; }

    /// <summary>How their vendor class (option 60) begins, or null when they send none.</summary>
    public required string? VendorClass { get; init; }

    /// <summary>The URL for options 66 and 160.</summary>
    public required string Url { get; init; }

    /// <summary>A name of lower-case letters, digits and hyphens, which every server takes as it is.</summary>
    public string Tag => string.Concat(Brand.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));

    /// <summary>The MAC prefixes without colons: <c>805EC0</c>.</summary>
    public IEnumerable<string> BareMacPrefixes => MacPrefixes.Select(prefix => prefix.Replace(":", "", StringComparison.Ordinal));
}
