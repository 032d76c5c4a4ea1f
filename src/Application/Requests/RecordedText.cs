using System.Globalization;
using System.Text;
using EndpointManager.Application.Access;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Requests;

/// <summary>Text that a stranger sent, as it is written down: of limited length, and without what would upset a reader.</summary>
public static class RecordedText
{
    private const string Mask = "********";

    /// <summary>Longest file name in characters.</summary>
    public const int MaxFileLength = 128;

    /// <summary>Longest User-Agent in characters.</summary>
    public const int MaxUserAgentLength = 256;

    /// <summary>Longest HTTP method in characters.</summary>
    public const int MaxMethodLength = 16;

    /// <summary>The beginning of a text, at once and cheaply, so that what waits to be written takes bounded memory.</summary>
    public static string Cut(string text, int maxLength) => text.Length <= maxLength ? text : text[..maxLength];

    /// <summary>
    /// A path without what may be a key or a token in it, which is masked: each part before the last, and one that stands
    /// alone and has no dot, with <see cref="SharedKey.MinLength"/> or more letters, digits, <c>-</c> and <c>_</c> in a row that are no MAC
    /// address. It does not matter whether that is a right one: a wrong one is often nearly right, or right elsewhere.
    /// </summary>
    public static string WithoutKeys(string path)
    {
        ReadOnlySpan<char> trimmed = path.AsSpan().Trim('/');
        if (trimmed.Length < SharedKey.MinLength)
        {
            return path;
        }

        string[] parts = path.Split('/');
        bool standsAlone = !trimmed.Contains('/');
        int last = Array.FindLastIndex(parts, part => part.Length > 0);
        for (int i = 0; i <= last; i++)
        {
            if ((i < last || (standsAlone && !parts[i].Contains('.'))) && MayHoldKey(parts[i]))
            {
                parts[i] = Mask;
            }
        }

        return string.Join('/', parts);
    }

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

    private static bool MayHoldKey(string part)
    {
        if (MacAddress.TryParse(part, out _))
        {
            return false;
        }

        int run = 0;
        foreach (char c in part)
        {
            run = char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? run + 1 : 0;
            if (run >= SharedKey.MinLength)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHarmful(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
