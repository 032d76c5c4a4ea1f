using System.Globalization;
using System.Text;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Makes text of the operator's fit for one line of a message: short, and nothing a terminal would act on.</summary>
internal static class Shown
{
    private const int MaxLength = 64;

    public static string Quote(string text) => $"\"{Escape(text)}\"";

    public static string Escape(string text)
    {
        bool cut = text.Length > MaxLength;
        var shown = new StringBuilder();
        foreach (char c in cut ? text.AsSpan(0, MaxLength - 1) : text)
        {
            _ = IsPlain(c) ? shown.Append(c) : shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return cut ? shown.Append('…').ToString() : shown.ToString();
    }

    private static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
