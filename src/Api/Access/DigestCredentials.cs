using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace EndpointManager.Api.Access;

/// <summary>The answer to a Digest challenge (RFC 7616 section 3.4), with <c>qop=auth</c>.</summary>
internal sealed record DigestCredentials
{
    private const string DefaultAlgorithm = "MD5";
    private const int NonceCountLength = 8;

    /// <summary>The user.</summary>
    public required string UserName { get; init; }

    /// <summary>The realm of the challenge.</summary>
    public required string Realm { get; init; }

    /// <summary>The nonce of the challenge.</summary>
    public required string Nonce { get; init; }

    /// <summary>The request target.</summary>
    public required string Uri { get; init; }

    /// <summary>The digest in hexadecimal.</summary>
    public required string Response { get; init; }

    /// <summary>The algorithm; MD5 where none is named.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The client's own nonce.</summary>
    public required string ClientNonce { get; init; }

    /// <summary>How often the nonce was used, as eight hexadecimal digits.</summary>
    public required string NonceCount { get; init; }

    /// <summary>The same as a number.</summary>
    public required uint Count { get; init; }

    /// <summary>Reads the parameters of an Authorization header; null where one is missing, twice there, or not what we offered.</summary>
    public static DigestCredentials? Read(string text)
    {
        if (!NameValueHeaderValue.TryParseList([text], out IList<NameValueHeaderValue>? values))
        {
            return null;
        }

        Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);
        foreach (NameValueHeaderValue value in values)
        {
            if (!parameters.TryAdd(value.Name.ToString(), value.GetUnescapedValue().ToString()))
            {
                return null;
            }
        }

        return parameters.GetValueOrDefault("qop") == "auth"
            && parameters.TryGetValue("username", out string? userName)
            && parameters.TryGetValue("realm", out string? realm)
            && parameters.TryGetValue("nonce", out string? nonce)
            && parameters.TryGetValue("uri", out string? uri)
            && parameters.TryGetValue("response", out string? response)
            && parameters.TryGetValue("cnonce", out string? clientNonce)
            && parameters.TryGetValue("nc", out string? count) && count.Length == NonceCountLength
            && uint.TryParse(count, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint number)
            ? new DigestCredentials
            {
                UserName = userName,
                Realm = realm,
                Nonce = nonce,
                Uri = uri,
                Response = response,
                Algorithm = parameters.GetValueOrDefault("algorithm", DefaultAlgorithm),
                ClientNonce = clientNonce,
                NonceCount = count,
                Count = number,
            }
            : null;
    }
}
