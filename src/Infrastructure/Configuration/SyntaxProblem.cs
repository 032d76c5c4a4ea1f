using System.Text.RegularExpressions;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Cuts a message of the TOML parser before the first piece of the file in it, which may be part of a secret.</summary>
internal static partial class SyntaxProblem
{
    public static string Describe(string message)
    {
        string harmless = Harmless().Match(message).Value.Trim();
        return harmless.Length == 0 ? "unexpected text" : char.ToLowerInvariant(harmless[0]) + harmless[1..];
    }

    // Words, and marks of the syntax in backquotes; the parser quotes the file in backquotes, brackets or after a
    // backslash.
    [GeneratedRegex(@"^(?:(?! instead of )[A-Za-z \-]|`[=\]},]`)*")]
    private static partial Regex Harmless();
}
