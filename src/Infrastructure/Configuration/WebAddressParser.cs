using System.Diagnostics.CodeAnalysis;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Reads the URL that phones are sent to.</summary>
internal static class WebAddressParser
{
    private static readonly string[] Schemes = ["http://", "https://"];

    // RFC 3986 has no place for the others; the URL is also put into configurations of other programs.
    private const string NotInUrls = "?#\\\"<>^`{|}";

    /// <remarks><see cref="Uri"/> forgives backslashes and spaces, which phones do not, so the text is checked first.</remarks>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? value)
    {
        value = text.TrimEnd('/');
        string? scheme = Array.Find(Schemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        return scheme is not null
            && text.All(c => c is > ' ' and <= '~' && !NotInUrls.Contains(c))
            && !text[scheme.Length..].Split('/')[0].Contains('@')
            && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            && uri.Host.Length > 0;
    }
}
