using System.Globalization;
using System.Text;

namespace EndpointManager.Application.Requests;

/// <summary>Text that a stranger sent, as it is written down: of limited length, and without what would upset a reader.</summary>
public static class RecordedText
{
    /// <summary>Longest file name in characters.</summary>
    public const int MaxFileLength = 128;

    /// <summary>Longest User-Agent in characters.</summary>
    public const int MaxUserAgentLength = 256;

    /// <summary>Longest HTTP method in characters.</summary>
    public const int MaxMethodLength = 16;

    /// <summary>The beginning of a text, at once and cheaply, so that what waits to be written takes bounded memory.</summary>
    public static string Cut(string text, int maxLength) => text.Length <= maxLength ? text : text[..maxLength];

    /// <summary>
    /// The text with U+FFFD for control and formatting characters (which could turn the writing direction), line separators
    /// and halves of surrogate pairs.
    /// </summary>
    public static string Harmless(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            result.Append(IsHarmful(rune) ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return result.ToString();
    }

    private static bool IsHarmful(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
