using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using EndpointManager.Application.Settings;
using Microsoft.AspNetCore.Http.Features;

namespace EndpointManager.Api.Access;

/// <summary>What came of checking a request's credentials.</summary>
internal enum CredentialState
{
    /// <summary>It has none.</summary>
    Missing,

    /// <summary>They are wrong.</summary>
    Wrong,

    /// <summary>They are right but used up; the client is to come again with a new nonce, without asking anybody.</summary>
    Stale,

    /// <summary>They are right.</summary>
    Good,
}

/// <summary>
/// Checks the shared key of the phones as HTTP credentials: Basic (RFC 7617), or Digest with MD5 or SHA-256 and
/// <c>qop=auth</c> (RFC 7616), which most phones prefer where both are offered.
/// </summary>
internal sealed class SharedCredentials(ServiceSettings settings, DigestNonces nonces)
{
    private const string Realm = "Endpoint Manager";

    private static readonly (string Name, Func<byte[], byte[]> Hash)[] Algorithms = [("SHA-256", SHA256.HashData), ("MD5", HashMd5)];

    private readonly string _user = settings.Provisioning.SharedUser;
    private readonly string? _key = settings.Provisioning.SharedKey?.Reveal();

    /// <summary>Checks the credentials of a request.</summary>
    public CredentialState Check(HttpContext context)
    {
        string? header = context.Request.Headers.Authorization;
        if (string.IsNullOrEmpty(header))
        {
            return CredentialState.Missing;
        }

        return !AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? credentials) || credentials.Parameter is not { } parameter
            ? CredentialState.Wrong
            : credentials.Scheme.ToUpperInvariant() switch
            {
                "BASIC" => CheckBasic(parameter),
                "DIGEST" => CheckDigest(context, parameter),
                _ => CredentialState.Wrong,
            };
    }

    /// <summary>How to come with credentials: the strongest first, as clients take the first that they know.</summary>
    /// <param name="isStale">Whether only the nonce was the trouble.</param>
    public IReadOnlyList<string> Challenges(bool isStale)
    {
        string nonce = nonces.Make();
        string stale = isStale ? ", stale=true" : "";
        return
        [
            .. Algorithms.Select(algorithm => $"Digest realm=\"{Realm}\", qop=\"auth\", algorithm={algorithm.Name}, nonce=\"{nonce}\"{stale}"),
            $"Basic realm=\"{Realm}\", charset=\"UTF-8\"",
        ];
    }

    private CredentialState CheckBasic(string parameter)
    {
        byte[] clear = new byte[parameter.Length];
        return Convert.TryFromBase64String(parameter, clear, out int length)
            && AreEqual(clear.AsSpan(0, length), Encoding.UTF8.GetBytes($"{_user}:{_key}"))
            ? CredentialState.Good
            : CredentialState.Wrong;
    }

    private CredentialState CheckDigest(HttpContext context, string parameter)
    {
        if (DigestCredentials.Read(parameter) is not { } digest
            || Array.Find(Algorithms, known => known.Name.Equals(digest.Algorithm, StringComparison.OrdinalIgnoreCase)) is not { Hash: { } hash }
            || !IsOf(digest.Uri, context)
            || digest.UserName != _user || digest.Realm != Realm)
        {
            return CredentialState.Wrong;
        }

        string secret = Hash(hash, _user, Realm, _key!);
        string request = Hash(hash, context.Request.Method, digest.Uri);
        string expected = Hash(hash, secret, digest.Nonce, digest.NonceCount, digest.ClientNonce, "auth", request);
        return !AreEqual(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(digest.Response.ToLowerInvariant())) ? CredentialState.Wrong
            : nonces.Use(digest.Nonce, digest.Count) ? CredentialState.Good
            : CredentialState.Stale;
    }

    // The answer is for one URL; for any other it would let a listener ask for more than was asked for.
    private static bool IsOf(string uri, HttpContext context) => uri == context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private static string Hash(Func<byte[], byte[]> hash, params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(hash(Encoding.UTF8.GetBytes(string.Join(':', parts))));

    // Of hashes, which have one length, so that the key's own does not show.
    private static bool AreEqual(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(one), SHA256.HashData(other));

    [SuppressMessage("Security", "CA5351", Justification = "Many phones know nothing else; SHA-256 is offered first.")]
    private static byte[] HashMd5(byte[] text) => MD5.HashData(text);
}
