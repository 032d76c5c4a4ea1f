using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EndpointManager.Application.Provisioning;
using NodaTime;
using NodaTime.TimeZones;

namespace EndpointManager.Infrastructure.TimeZones;

/// <summary>
/// Turns IANA names into what phones can be told, out of the database that comes with the library: neither what the
/// system has installed nor today's date changes a file.
/// </summary>
internal static class PhoneTimeZones
{
    // All that weekdays and leap years can do to a rule happens within 28 years.
    private const int Years = 28;

    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    private static readonly DateTimeZoneCache Zones = new(Source);

    /// <summary>The first year that is looked at: two after the database was made, when what it announced has come to pass.</summary>
    public static int FirstYear { get; } =
        int.Parse(Source.TzdbVersion.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) + 2;

    /// <summary>Names of all time zones that can be configured.</summary>
    /// <remarks>Of the names without a region only UTC means the same everywhere.</remarks>
    public static IEnumerable<string> Names => Zones.Ids.Where(name => name == "UTC" || name.Contains('/', StringComparison.Ordinal));

    /// <summary>Finds the time zone of a name, an old name or a link included.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out PhoneTimeZone? zone)
    {
        zone = Names.Contains(name, StringComparer.Ordinal) ? Turn(name, Zones[name]) : null;
        return zone is not null;
    }

    private static PhoneTimeZone Turn(string name, DateTimeZone zone)
    {
        Interval years = new(YearStart(FirstYear), YearStart(FirstYear + Years));
        ZoneInterval[] intervals = [.. zone.GetZoneIntervals(years)];
        ZoneInterval[] changes = [.. intervals.Skip(1)];
        TimeSpan standard = intervals[0].StandardOffset.ToTimeSpan();
        if (changes.Length == 0)
        {
            return new PhoneTimeZone(name, intervals[0].WallOffset.ToTimeSpan(), null);
        }

        // Not by name or sign of the saving: Ireland's standard time is its summer time, by law.
        TimeSpan[] offsets = [.. intervals.Select(interval => interval.WallOffset.ToTimeSpan()).Distinct().Order()];
        return offsets is [var winter, var summer]
            && YearlyChangeOf(changes, summer, winter) is { } start
            && YearlyChangeOf(changes, winter, summer) is { } end
            ? new PhoneTimeZone(name, winter, new DaylightSaving(summer - winter, start, end))
            : new PhoneTimeZone(name, standard, null) { IsIrregular = true };
    }

    private static Instant YearStart(int year) => Instant.FromUtc(year, 1, 1, 0, 0);

    // The one rule that gives all moments at which clocks go to an offset, or null where no rule does.
    private static YearlyChange? YearlyChangeOf(ZoneInterval[] changes, TimeSpan to, TimeSpan from)
    {
        DateTime[] moments = [.. changes
            .Where(change => change.WallOffset.ToTimeSpan() == to)
            .Select(change => change.Start.ToDateTimeUtc() + from)];
        return moments.Select(moment => moment.Year).Distinct().Count() == Years && moments.Length == Years
            ? RuleOf(moments)
            : null;
    }

    private static YearlyChange? RuleOf(DateTime[] moments) =>
        (from day in Enum.GetValues<DayOfWeek>()
         from month in moments.Select(moment => moment.Month).Distinct()
         from week in Enumerable.Range(1, 5)
         let midnight = new YearlyChange(month, week, day, TimeSpan.Zero)
         let time = moments[0] - midnight.In(moments[0].Year)
         where time >= TimeSpan.FromDays(-1) && time < TimeSpan.FromDays(7)
             && Array.TrueForAll(moments, moment => moment - midnight.In(moment.Year) == time)
         orderby IsWithinDay(time) ? 0 : 1, time.Duration()
         select midnight with { Time = time })
        .FirstOrDefault();

    private static bool IsWithinDay(TimeSpan time) => time >= TimeSpan.Zero && time < TimeSpan.FromDays(1);
}
