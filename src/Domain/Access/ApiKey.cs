namespace EndpointManager.Domain.Access;

/// <summary>A key that lets a program or a person into the console, by what it is good for; its secret is known by a hash only.</summary>
public sealed class ApiKey
{
    /// <summary>Characters of an id.</summary>
    public const int IdLength = 12;

    /// <summary>Longest name in characters.</summary>
    public const int MaxNameLength = 64;

    /// <summary>Characters of a secret's hash: SHA-256 in hexadecimal.</summary>
    public const int SecretHashLength = 64;

    /// <summary>Longest list of scopes in characters.</summary>
    public const int MaxScopesLength = 255;

    /// <summary>Public name of the key, the part of it that may be shown.</summary>
    public required string Id { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret in lower-case hexadecimal.</summary>
    public required string SecretHash { get; init; }

    /// <summary>What it is good for, words with a space in between.</summary>
    public required string Scopes { get; init; }

    /// <summary>When it was made; UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it ends by itself; UTC. Null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked; UTC. Null: it was not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When it was last used, to the minute; UTC. Null: never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}
