using System.Security.Cryptography;
using System.Text;
using EndpointManager.Domain.Common;

namespace EndpointManager.Domain.Access;

/// <summary>A key that lets a program or a person into the console; its secret is known by a hash only.</summary>
public sealed class ApiKey
{
    /// <summary>Characters of an id.</summary>
    public const int IdLength = 12;

    /// <summary>Characters of a secret's hash: SHA-256 in hexadecimal.</summary>
    public const int SecretHashLength = 64;

    /// <summary>Longest list of scopes in characters.</summary>
    public const int MaxScopesLength = 255;

    // What is compared with when there is no key, so that the answer takes as long.
    private static readonly byte[] NoHash = new byte[SecretHashLength];

    private ApiKey(ApiKeyToken token, KeyName name, ScopeSet scopes, string createdBy, DateTimeOffset createdAt)
    {
        Id = token.Id;
        Name = name;
        SecretHash = token.SecretHash;
        Scopes = scopes;
        CreatedBy = createdBy;
        CreatedAt = createdAt.ToMilliseconds();
    }

    // Storage rebuilds a key through its properties.
    private ApiKey()
    {
        Id = null!;
        Name = null!;
        SecretHash = null!;
        Scopes = null!;
        CreatedBy = null!;
    }

    /// <summary>Public name of the key, the part of it that may be shown.</summary>
    public string Id { get; private init; }

    /// <summary>What its owner calls it.</summary>
    public KeyName Name { get; private init; }

    /// <summary>SHA-256 of the secret in lower-case hexadecimal.</summary>
    public string SecretHash { get; private init; }

    /// <summary>What it is good for.</summary>
    public ScopeSet Scopes { get; private init; }

    /// <summary>When it was made; UTC.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Who made it: an actor of the audit trail.</summary>
    public string CreatedBy { get; private init; }

    /// <summary>When it ends by itself; UTC. Null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    /// <summary>When it was revoked; UTC. Null: it was not.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When it was last used, to the minute; UTC. Null: never.</summary>
    public DateTimeOffset? LastUsedAt { get; private init; }

    /// <summary>Makes a key known.</summary>
    /// <param name="token">The key itself, of which the hash is kept.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="scopes">What it is good for.</param>
    /// <param name="createdBy">Who makes it.</param>
    /// <param name="now">The time.</param>
    /// <param name="lifetime">How long it is good for; null for as long as nobody revokes it.</param>
    public static ApiKey Make(
        ApiKeyToken token, KeyName name, ScopeSet scopes, string createdBy, DateTimeOffset now, TimeSpan? lifetime = null) =>
        new(token, name, scopes, createdBy, now) { ExpiresAt = (now + lifetime)?.ToMilliseconds() };

    /// <summary>
    /// Whether what was sent is this key, and the key is good now. All that it is not looks alike from outside, also in the
    /// time that it takes.
    /// </summary>
    /// <param name="key">The key with the id that was sent; null where there is none.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="now">The time.</param>
    public static bool Admits(ApiKey? key, ApiKeyToken sent, DateTimeOffset now)
    {
        byte[] expected = key is null ? NoHash : Encoding.ASCII.GetBytes(key.SecretHash);
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(sent.SecretHash)) && key?.IsGoodAt(now) == true;
    }

    /// <summary>Whether it is neither revoked nor over.</summary>
    public bool IsGoodAt(DateTimeOffset now) => RevokedAt is null && !(ExpiresAt <= now);

    /// <summary>Ends the key for good.</summary>
    /// <returns>False where it was revoked already.</returns>
    public bool Revoke(DateTimeOffset now)
    {
        bool first = RevokedAt is null;
        RevokedAt ??= now.ToMilliseconds();
        return first;
    }
}

/// <summary>No key has the id.</summary>
/// <param name="id">The id that was asked for.</param>
public sealed class ApiKeyNotFoundException(string id) : DomainException($"There is no key {id}.");
