using System.Collections.Frozen;
using System.Globalization;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.Infrastructure.Brands.Snom;

/// <summary>
/// Writes a time zone as the settings <c>utc_offset</c> and <c>dst</c> (Wazo's older plugins), and as the vendor's code of the place.
/// </summary>
internal static class SnomTimeZone
{
    // Of the vendor's list, which public projects carry (a Django application for Europe, a form of a PBX for the rest), those whose
    // place is beyond doubt and whose rule has been the same since the phones are made.
    private static readonly FrozenDictionary<string, string> CodeByName = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["America/Anchorage"] = "USA-9",
        ["America/Chicago"] = "USA-6",
        ["America/Denver"] = "USA-7",
        ["America/Los_Angeles"] = "USA-8",
        ["America/New_York"] = "USA-5",
        ["America/St_Johns"] = "CAN-3.5",
        ["America/Toronto"] = "CAN-5",
        ["Asia/Bangkok"] = "THA+7",
        ["Asia/Kolkata"] = "IND+5.5",
        ["Asia/Nicosia"] = "CYP+2",
        ["Asia/Singapore"] = "SGP+8",
        ["Asia/Tokyo"] = "JPN+9",
        ["Atlantic/Azores"] = "PRT-1",
        ["Atlantic/Canary"] = "ESP-0",
        ["Atlantic/Faroe"] = "FRO-0",
        ["Australia/Sydney"] = "AUS+10",
        ["Europe/Amsterdam"] = "NLD+1",
        ["Europe/Athens"] = "GRC+2",
        ["Europe/Belgrade"] = "YUG+1",
        ["Europe/Berlin"] = "GER+1",
        ["Europe/Bratislava"] = "SVK+1",
        ["Europe/Brussels"] = "BEL+1",
        ["Europe/Bucharest"] = "ROU+2",
        ["Europe/Budapest"] = "HUN+1",
        ["Europe/Copenhagen"] = "DNK+1",
        ["Europe/Dublin"] = "IRL-0",
        ["Europe/Gibraltar"] = "GIB+1",
        ["Europe/Helsinki"] = "FIN+2",
        ["Europe/Lisbon"] = "PRT-0",
        ["Europe/London"] = "GBR-0",
        ["Europe/Luxembourg"] = "LUX+1",
        ["Europe/Madrid"] = "ESP+1",
        ["Europe/Oslo"] = "NOR+1",
        ["Europe/Paris"] = "FRA+1",
        ["Europe/Prague"] = "CZE+1",
        ["Europe/Riga"] = "LVA+2",
        ["Europe/Rome"] = "ITA+1",
        ["Europe/Skopje"] = "MAK+1",
        ["Europe/Sofia"] = "BGR+2",
        ["Europe/Stockholm"] = "SWE+1",
        ["Europe/Tallinn"] = "EST+2",
        ["Europe/Tirane"] = "ALB+1",
        ["Europe/Vienna"] = "AUT+1",
        ["Europe/Warsaw"] = "POL+1",
        ["Europe/Zagreb"] = "HRV+1",
        ["Europe/Zurich"] = "CHE+1",
        ["Pacific/Auckland"] = "NZL+12",
        ["Pacific/Honolulu"] = "USA-10",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The zones that have a code.</summary>
    public static IReadOnlyCollection<string> CodedNames => CodeByName.Keys;

    /// <summary>The code of the place, such as <c>GER+1</c>: the hours are those of standard time. Null where none is established.</summary>
    public static string? CodeOf(PhoneTimeZone zone) => CodeByName.GetValueOrDefault(zone.Name);

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
