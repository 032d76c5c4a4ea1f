using System.Globalization;

namespace EndpointManager.Application.Common;

/// <summary>Strict reading of the whole numbers of a query string: ASCII digits, no sign, no space.</summary>
internal static class PageNumber
{
    /// <summary>Reads a number from 1 to <paramref name="max"/>; nothing typed gives the default.</summary>
    public static bool TryParse(string? text, int defaultValue, int max, out int value)
    {
        value = defaultValue;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= 1 && value <= max);
    }
}
