using EndpointManager.Domain.Access;
using Microsoft.Extensions.Primitives;

namespace EndpointManager.Api.Access;

/// <summary>The API key in the headers of a request; a query string is in logs and histories, and never looked at.</summary>
internal static class SentKey
{
    /// <summary>The header for a key alone.</summary>
    public const string Header = "X-Api-Key";

    private const string Scheme = "Bearer ";

    /// <summary>Whether the request brings anything that is meant to let it in.</summary>
    public static bool IsIn(IHeaderDictionary headers) => headers.Authorization.Count > 0 || headers[Header].Count > 0;

    /// <summary>The key, if all that the headers say is one key; null else.</summary>
    public static ApiKeyToken? Read(IHeaderDictionary headers)
    {
        StringValues authorization = headers.Authorization;
        StringValues alone = headers[Header];
        if (authorization.Count > 1 || alone.Count > 1)
        {
            return null;
        }

        string?[] sent = [.. authorization.Select(OfScheme), .. alone];
        return sent.Distinct(StringComparer.Ordinal).Count() == 1 && ApiKeyToken.TryParse(sent[0], out ApiKeyToken? token, out _) ? token : null;
    }

    private static string? OfScheme(string? header) =>
        header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? header[Scheme.Length..].Trim() : null;
}
