namespace EndpointManager.Infrastructure.Brands.Grandstream;

/// <summary>The P-values of one account.</summary>
internal sealed record GrandstreamAccount
{
    /// <summary>Whether it is on.</summary>
    public required string Active { get; init; }

    /// <summary>The registrar, as host and port.</summary>
    public required string Server { get; init; }

    /// <summary>The SIP user.</summary>
    public required string User { get; init; }

    /// <summary>The digest user.</summary>
    public required string AuthName { get; init; }

    /// <summary>The digest password.</summary>
    public required string AuthPassword { get; init; }

    /// <summary>The display name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The name on the phone's own screen, or null where there is no screen.</summary>
    public string? Label { get; init; }

    /// <summary>Further servers and proxies, which a phone may have kept from an earlier life.</summary>
    public required IReadOnlyList<string> OtherServers { get; init; }
}
