using System.Globalization;
using System.Text;

namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>Text of a stranger made fit to be shown.</summary>
internal static class DisplayText
{
    private const int MaxLength = 120;

    /// <summary>What is printable of a text, one line of limited length.</summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length >= MaxLength)
            {
                break;
            }

            if (IsPrintable(rune))
            {
                shown.Append(rune.ToString());
            }
        }

        return shown.ToString().Trim();
    }

    // Format characters are what turns the direction of writing around; U+FFFD is what was no UTF-8.
    private static bool IsPrintable(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
