using System.Globalization;
using System.Text;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.Infrastructure.Brands.Grandstream;

/// <summary>Writes a time zone as POSIX does (IEEE Std 1003.1, section 8.3, TZ), in the form that Grandstream's own list has.</summary>
internal static class GrandstreamTimeZone
{
    // The names are never shown; a zone must have two of three letters at least.
    private const string StandardName = "LST";
    private const string DaylightName = "LDT";

    /// <summary>For example <c>LST-1LDT-2,M3.5.0/02:00:00,M10.5.0/03:00:00</c>; no more than 64 characters.</summary>
    public static string Posix(PhoneTimeZone zone)
    {
        StringBuilder text = new(StandardName);
        AppendOffset(text, zone.StandardOffset);
        if (zone.Daylight is { } daylight)
        {
            text.Append(DaylightName);
            AppendOffset(text, zone.StandardOffset + daylight.Saving);
            AppendChange(text, daylight.Start);
            AppendChange(text, daylight.End);
        }

        return text.ToString();
    }

    // POSIX counts west of Greenwich as positive, against all custom.
    private static void AppendOffset(StringBuilder text, TimeSpan offset)
    {
        text.Append(offset > TimeSpan.Zero ? '-' : '+');
        int minutes = (int)Math.Abs(offset.TotalMinutes);
        text.Append(CultureInfo.InvariantCulture, $"{minutes / 60}");
        if (minutes % 60 != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $":{minutes % 60:00}");
        }
    }

    // Weeks and weekdays are counted as in YearlyChange: 5 is the last week, 0 is Sunday.
    private static void AppendChange(StringBuilder text, YearlyChange change)
    {
        YearlyChange nearest = change.WithinTheDay();
        int minutes = (int)nearest.Time.TotalMinutes;
        text.Append(
            CultureInfo.InvariantCulture,
            $",M{nearest.Month}.{nearest.Week}.{(int)nearest.Day}/{minutes / 60:00}:{minutes % 60:00}:00");
    }
}
