using System.Globalization;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>An answer as it came over the wire, taken apart but for nothing normalised.</summary>
/// <param name="StatusLine">The first line.</param>
/// <param name="Headers">The header lines in the order they came.</param>
/// <param name="Body">All bytes after the head, as Latin-1.</param>
internal sealed record RawAnswer(string StatusLine, IReadOnlyList<string> Headers, string Body)
{
    public int Status => int.Parse(StatusLine.AsSpan(9, 3), CultureInfo.InvariantCulture);

    /// <summary>Everything before the body that does not depend on the time.</summary>
    public string Head => string.Join('\n', Headers.Where(line => !Names(line, "Date")).Prepend(StatusLine));

    public static RawAnswer Parse(string text)
    {
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        end.Should().BePositive("the server answers; it sent '{0}'", text);
        string[] lines = text[..end].Split("\r\n");
        return new RawAnswer(lines[0], lines[1..], text[(end + 4)..]);
    }

    /// <summary>The value of a header, or null where it is missing.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(line => Names(line, name))?[(name.Length + 1)..].Trim();

    private static bool Names(string line, string header) => line.StartsWith(header + ":", StringComparison.OrdinalIgnoreCase);
}
