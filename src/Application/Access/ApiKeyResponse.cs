using EndpointManager.Domain.Access;

namespace EndpointManager.Application.Access;

/// <summary>An API key without its secret.</summary>
public record ApiKeyResponse
{
    /// <summary>Its id: the part of the key that may be shown.</summary>
    /// <example>h3J9xQ2LmP0a</example>
    public required string Id { get; init; }

    /// <summary>What its owner calls it.</summary>
    /// <example>Frontend</example>
    public required string Name { get; init; }

    /// <summary>What it is good for.</summary>
    /// <example>["devices:read", "devices:write"]</example>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whether it is good now: neither revoked nor over.</summary>
    /// <example>true</example>
    public required bool Active { get; init; }

    /// <summary>When it was made (UTC).</summary>
    /// <example>2026-01-31T08:30:00Z</example>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Who made it: an actor of the audit trail.</summary>
    /// <example>command</example>
    public required string CreatedBy { get; init; }

    /// <summary>When it ends by itself (UTC); null for never.</summary>
    /// <example>2027-01-31T08:30:00Z</example>
    public required DateTime? ExpiresAt { get; init; }

    /// <summary>When it was revoked (UTC); null where it was not.</summary>
    public required DateTime? RevokedAt { get; init; }

    /// <summary>When it was last used (UTC), to the minute; null for never. Written down some seconds later.</summary>
    /// <example>2026-02-01T09:15:00Z</example>
    public required DateTime? LastUsedAt { get; init; }

    internal static ApiKeyResponse Of(ApiKey key, DateTimeOffset now) => new()
    {
        Id = key.Id,
        Name = key.Name.Value,
        Scopes = key.Scopes.Names,
        Active = key.IsGoodAt(now),
        CreatedAt = key.CreatedAt.UtcDateTime,
        CreatedBy = key.CreatedBy,
        ExpiresAt = key.ExpiresAt?.UtcDateTime,
        RevokedAt = key.RevokedAt?.UtcDateTime,
        LastUsedAt = key.LastUsedAt?.UtcDateTime,
    };
}
