using System.Globalization;
using System.Text;
using EndpointManager.Application.Access;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Requests;

/// <summary>Text that a stranger sent, as it is written down: of limited length, and without what would upset a reader.</summary>
public static class RecordedText
{
    private const string Mask = "********";

    // As it is written in a run of such characters: bare, or grouped with dashes.
    private static readonly int[] MacLengths = [MacAddress.Length, 17];

    /// <summary>Longest file name in characters.</summary>
    public const int MaxFileLength = 128;

    /// <summary>Longest User-Agent in characters.</summary>
    public const int MaxUserAgentLength = 256;

    /// <summary>Longest HTTP method in characters.</summary>
    public const int MaxMethodLength = 16;

    /// <summary>The beginning of a text, at once and cheaply, so that what waits to be written takes bounded memory.</summary>
    public static string Cut(string text, int maxLength) => text.Length <= maxLength ? text : text[..maxLength];

    /// <summary>
    /// A path without what may be a key or a token in it: <see cref="SharedKey.MinLength"/> or more letters, digits, <c>-</c> and
    /// <c>_</c> in a row are masked, wherever they stand, as a base URL may lack its last slash. It does not matter whether that is a
    /// right one: a wrong one is often nearly right, or right elsewhere. A MAC address with a few words beside it stays.
    /// </summary>
    public static string WithoutKeys(string path)
    {
        StringBuilder? written = null;
        int done = 0;
        int start = 0;
        for (int i = 0; i <= path.Length; i++)
        {
            if (i < path.Length && SharedKey.MayHold(path[i]))
            {
                continue;
            }

            if (i - start >= SharedKey.MinLength && !IsPhoneName(path.AsSpan(start, i - start)))
            {
                written ??= new StringBuilder(path.Length);
                written.Append(path, done, start - done).Append(Mask);
                done = i;
            }

            start = i + 1;
        }

        return written is null ? path : written.Append(path, done, path.Length - done).ToString();
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

    // Such as snomD785-000413A1B2C3 or 805ec0123456-contact. A hexadecimal key has no end in it at which an address could begin.
    private static bool IsPhoneName(ReadOnlySpan<char> text)
    {
        foreach (int length in MacLengths)
        {
            if (text.Length >= length && text.Length - length < SharedKey.MinLength
                && ((IsMac(text[^length..]) && EndsWord(text[..^length])) || (IsMac(text[..length]) && StartsWord(text[length..]))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMac(ReadOnlySpan<char> text) => MacAddress.TryParse(text, out _);

    private static bool EndsWord(ReadOnlySpan<char> text) => text.IsEmpty || text[^1] is '-' or '_';

    private static bool StartsWord(ReadOnlySpan<char> text) => text.IsEmpty || text[0] is '-' or '_';

    private static bool IsHarmful(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
