using System.Collections.Concurrent;
using NodaTime;

namespace EndpointManager.UnitTests.TimeZones;

/// <summary>Time zones of every kind, and what their clocks really show, hour by hour.</summary>
internal static class ZoneSamples
{
    private const int FirstYear = 2029;
    private const int LastYear = 2032;

    private static readonly ConcurrentDictionary<string, IReadOnlyList<TimeSpan>> Offsets = new();

    /// <summary>Each with the greatest number of hours a year by which phones that know whole hours may be wrong.</summary>
    public static readonly IReadOnlyDictionary<string, double> All = new Dictionary<string, double>
    {
        // Ordinary, in both hemispheres.
        ["Europe/Berlin"] = 0,
        ["Europe/London"] = 0,
        ["Europe/Lisbon"] = 0,
        ["Europe/Kyiv"] = 0,
        ["America/New_York"] = 0,
        ["America/Chicago"] = 0,
        ["America/Los_Angeles"] = 0,
        ["America/Anchorage"] = 0,
        ["America/Halifax"] = 0,
        ["Australia/Sydney"] = 0,
        ["Australia/Hobart"] = 0,
        ["Pacific/Auckland"] = 0,
        ["Atlantic/Azores"] = 0,

        // Summer is standard time by law; the saving is two hours; clocks change by half an hour.
        ["Europe/Dublin"] = 0,
        ["Antarctica/Troll"] = 0,
        ["Australia/Lord_Howe"] = 0,

        // Halves and quarters of an hour.
        ["America/St_Johns"] = 0,
        ["Australia/Adelaide"] = 0,
        ["Asia/Kolkata"] = 0,
        ["Asia/Kathmandu"] = 0,
        ["Asia/Tehran"] = 0,
        ["Asia/Kabul"] = 0,
        ["Asia/Yangon"] = 0,
        ["Australia/Eucla"] = 0,
        ["Pacific/Marquesas"] = 0,

        // Changed at midnight or on other days than Sunday.
        ["America/Havana"] = 0,
        ["Asia/Beirut"] = 0,
        ["Pacific/Easter"] = 0,

        // Changed by rules that whole hours of a day do not carry: at 24:00, at 2:45, on the Friday before a Sunday, an
        // hour before a Sunday begins.
        ["Africa/Cairo"] = 1,
        ["America/Santiago"] = 2,
        ["Pacific/Chatham"] = 2,
        ["Asia/Jerusalem"] = 3,
        ["America/Nuuk"] = 1,
        ["America/Scoresbysund"] = 1,

        // Not changed.
        ["UTC"] = 0,
        ["America/Asuncion"] = 0,
        ["America/Sao_Paulo"] = 0,
        ["Asia/Tokyo"] = 0,
        ["Asia/Shanghai"] = 0,
        ["Africa/Johannesburg"] = 0,
        ["America/Phoenix"] = 0,
        ["Pacific/Kiritimati"] = 0,
        ["Pacific/Pago_Pago"] = 0,
        ["Europe/Istanbul"] = 0,
        ["Etc/GMT+5"] = 0,

        // Old names.
        ["Asia/Calcutta"] = 0,
        ["US/Pacific"] = 0,
        ["Europe/Kiev"] = 0,
    };

    /// <summary>Every full hour of some years, in UTC.</summary>
    public static IEnumerable<DateTime> Hours { get; } = [.. Enumerable
        .Range(0, (int)(YearStart(LastYear + 1) - YearStart(FirstYear)).TotalHours)
        .Select(hour => YearStart(FirstYear).AddHours(hour))];

    /// <summary>Number of years that are looked at.</summary>
    public static int Years => LastYear - FirstYear + 1;

    /// <summary>Local time less UTC at each of these hours, by the system's database; by the embedded one where they differ.</summary>
    public static IReadOnlyList<TimeSpan> OffsetsOf(string zone) => Offsets.GetOrAdd(zone, name =>
        SystemAgrees(name) ? SystemOffsets(name) : EmbeddedOffsets(name));

    /// <summary>Whether the system's database says the same as the embedded one, which may be newer.</summary>
    public static bool SystemAgrees(string zone) => SystemOffsets(zone).SequenceEqual(EmbeddedOffsets(zone));

    private static List<TimeSpan> SystemOffsets(string zone)
    {
        TimeZoneInfo system = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return [.. Hours.Select(system.GetUtcOffset)];
    }

    private static List<TimeSpan> EmbeddedOffsets(string zone)
    {
        DateTimeZone embedded = DateTimeZoneProviders.Tzdb[zone];
        return [.. Hours.Select(hour => embedded.GetUtcOffset(Instant.FromDateTimeUtc(hour)).ToTimeSpan())];
    }

    private static DateTime YearStart(int year) => new(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
}
