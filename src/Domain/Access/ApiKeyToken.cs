using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using EndpointManager.Domain.Common;

namespace EndpointManager.Domain.Access;

/// <summary>
/// A whole API key as its owner sends it: <c>emk_ID_SECRET</c>, an id of 12 letters and digits and a secret of 43 characters,
/// which is 32 random bytes in base64url. The secret leaves by <see cref="Reveal"/> only.
/// </summary>
public sealed class ApiKeyToken : IParsedValue<ApiKeyToken>
{
    private const string Prefix = "emk_";
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int SecretBytes = 32;
    private const int SecretLength = 43;
    private const int SecretStart = 4 + ApiKey.IdLength + 1;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create(Letters);
    private static readonly SearchValues<char> SecretCharacters = SearchValues.Create(Letters + "-_");

    private readonly string _secret;

    private ApiKeyToken(string id, string secret) => (Id, _secret) = (id, secret);

    /// <summary>The part that may be shown.</summary>
    public string Id { get; }

    /// <summary>SHA-256 of the secret in lower-case hexadecimal. No salt and no slow hash: 256 random bits cannot be guessed.</summary>
    public string SecretHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(_secret)));

    /// <summary>A key that nobody has.</summary>
    public static ApiKeyToken New() => new(
        RandomNumberGenerator.GetString(Letters, ApiKey.IdLength),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out ApiKeyToken? value, [NotNullWhen(false)] out string? error)
    {
        bool valid = text is { Length: SecretStart + SecretLength }
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && !text.AsSpan(Prefix.Length, ApiKey.IdLength).ContainsAnyExcept(IdCharacters)
            && text[SecretStart - 1] == '_'
            && !text.AsSpan(SecretStart).ContainsAnyExcept(SecretCharacters);
        value = valid ? new ApiKeyToken(text![Prefix.Length..(SecretStart - 1)], text[SecretStart..]) : null;
        error = valid ? null : "Must be an API key: emk_, an id of 12 letters and digits, _, and a secret of 43 characters.";
        return valid;
    }

    /// <summary>The whole key, to be shown to its owner once.</summary>
    public string Reveal() => $"{Prefix}{Id}_{_secret}";

    /// <summary>The key without its secret.</summary>
    public override string ToString() => $"{Prefix}{Id}_********";
}
