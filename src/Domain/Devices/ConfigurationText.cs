using System.Globalization;
using System.Text;

namespace EndpointManager.Domain.Devices;

/// <summary>What free text must be to reach a phone unchanged through every vendor's configuration syntax.</summary>
public static class ConfigurationText
{
    /// <summary>Yealink resets a parameter whose whole value this is (Yealink administrator guides, "%NULL%").</summary>
    public const string YealinkResetToken = "%NULL%";

    /// <summary>Says why a text cannot be carried, or null when it can.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">Longest text in Unicode characters (scalar values), as databases count them.</param>
    public static string? Problem(string text, int maxLength)
    {
        if (text.Length == 0)
        {
            return "Must not be empty.";
        }

        int length = 0;
        for (int i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out Rune rune) || !IsCarried(rune))
            {
                return "Must not hold control characters, line breaks, or invisible or direction-changing characters.";
            }

            i += rune.Utf16SequenceLength;
            length++;
        }

        if (length > maxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Must be at most {maxLength} characters long.");
        }

        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return "Must not begin or end with a space: phones would drop it.";
        }

        return text == YealinkResetToken ? "Must not be %NULL%, which phones take as an order to reset." : null;
    }

    /// <summary>Whether every vendor's syntax can carry the character in a value.</summary>
    public static bool IsCarried(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        // Zero-width and bidirectional controls: they make two labels look alike and reorder a line on the screen.
        UnicodeCategory.Format => false,
        // Non-characters such as U+FFFE, which XML 1.0 forbids.
        UnicodeCategory.OtherNotAssigned => (rune.Value & 0xFFFE) != 0xFFFE,
        _ => true,
    };
}
