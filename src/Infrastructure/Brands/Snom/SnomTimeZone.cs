using System.Globalization;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.Infrastructure.Brands.Snom;

/// <summary>Writes a time zone as the settings <c>utc_offset</c> and <c>dst</c> (Wazo's plugins).</summary>
internal static class SnomTimeZone
{
    /// <summary>Seconds with a sign, for example <c>+3600</c>.</summary>
    public static string Offset(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)offset.TotalSeconds:+0;-0;+0}");

    /// <summary>For example <c>3600 03.05.07 02:00:00 10.05.07 03:00:00</c>: seconds, then month, week, weekday and time of each change.</summary>
    public static string Rule(DaylightSaving daylight) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(int)daylight.Saving.TotalSeconds} {Change(daylight.Start)} {Change(daylight.End)}");

    // Monday is 1 and Sunday 7; week 5 is the last.
    private static string Change(YearlyChange change)
    {
        YearlyChange nearest = change.WithinTheDay();
        int weekday = nearest.Day == DayOfWeek.Sunday ? 7 : (int)nearest.Day;
        int minutes = (int)nearest.Time.TotalMinutes;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{nearest.Month:00}.{nearest.Week:00}.{weekday:00} {minutes / 60:00}:{minutes % 60:00}:00");
    }
}
