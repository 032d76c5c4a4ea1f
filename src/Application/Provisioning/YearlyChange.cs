using System.Collections.Concurrent;

namespace EndpointManager.Application.Provisioning;

/// <summary>A moment of every year, such as the last Sunday of March at two.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Week">Which such weekday of the month: 1 to 4, 5 for the last.</param>
/// <param name="Day">The weekday.</param>
/// <param name="Time">
/// Local time before the change, in whole minutes from the midnight that begins the day. As in a POSIX <c>TZ</c> it may
/// lie outside the day, from -24:00 to 167:00: the Friday before the last Sunday is the fourth Thursday at 26:00.
/// </param>
public sealed record YearlyChange(int Month, int Week, DayOfWeek Day, TimeSpan Time)
{
    private const int LastHour = 23;
    private const int LastWeek = 5;
    private const int MonthsAYear = 12;
    private const int DaysAWeek = 7;

    // Weekdays fall on the same dates again after 28 years.
    private const int FirstYear = 2001;
    private const int LastYear = 2028;

    private static readonly ConcurrentDictionary<YearlyChange, YearlyChange> Rounded = new();

    /// <summary>The moment in a year.</summary>
    public DateTime In(int year) => DayIn(year, Month, Week, Day) + Time;

    /// <summary>
    /// The nearest rule for phones that know whole hours from 0 to 23 only: itself where it is one, else the one that
    /// is off by the least, summed over the years.
    /// </summary>
    public YearlyChange OnTheHour() => IsOnTheHour(Time) ? this : Rounded.GetOrAdd(this, change => change.FindNearest());

    /// <summary>
    /// The nearest rule for phones that know times of the day only: itself where the time is one, else that of
    /// <see cref="OnTheHour"/>.
    /// </summary>
    public YearlyChange WithinTheDay() => Time >= TimeSpan.Zero && Time < TimeSpan.FromDays(1) ? this : OnTheHour();

    private static bool IsOnTheHour(TimeSpan time) =>
        time >= TimeSpan.Zero && time <= TimeSpan.FromHours(LastHour) && time.Ticks % TimeSpan.TicksPerHour == 0;

    private YearlyChange FindNearest() =>
        (from month in new[] { Neighbour(Month - 1), Month, Neighbour(Month + 1) }
         from week in Enumerable.Range(1, LastWeek)
         from day in Enum.GetValues<DayOfWeek>()
         from hour in new[] { 0, HourOf(Math.Floor(Time.TotalHours)), HourOf(Math.Ceiling(Time.TotalHours)), LastHour }
         select new YearlyChange(month, week, day, TimeSpan.FromHours(hour)))
        .MinBy(Distance)!;

    private double Distance(YearlyChange other) =>
        Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Sum(year => (other.In(year) - In(year)).Duration().TotalMinutes);

    private static int Neighbour(int month) => (month + MonthsAYear - 1) % MonthsAYear + 1;

    private static int HourOf(double hours) => ((int)hours % (LastHour + 1) + LastHour + 1) % (LastHour + 1);

    private static DateTime DayIn(int year, int month, int week, DayOfWeek day)
    {
        DateTime first = new(year, month, 1);
        DateTime found = first.AddDays(((int)day - (int)first.DayOfWeek + DaysAWeek) % DaysAWeek + DaysAWeek * (week - 1));
        return found.Month == month ? found : found.AddDays(-DaysAWeek);
    }
}
