namespace EndpointManager.UnitTests.Brands;

/// <summary>
/// The clock of a phone that was told an offset and a yearly rule, as vendors document it: changes happen at local time
/// before the change. It shares no code with the writers.
/// </summary>
internal sealed class PhoneClock(TimeSpan standard, PhoneClock.Saving? saving = null)
{
    private readonly Dictionary<int, (DateTime Start, DateTime End)> _years = [];

    /// <summary>Local time less UTC at a moment.</summary>
    public TimeSpan OffsetAt(DateTime utc)
    {
        if (saving is null)
        {
            return standard;
        }

        (DateTime start, DateTime end) = ChangesOf((utc + standard).Year);
        bool isSummer = start < end ? utc >= start && utc < end : utc >= start || utc < end;
        return isSummer ? standard + saving.Amount : standard;
    }

    private (DateTime Start, DateTime End) ChangesOf(int year)
    {
        if (!_years.TryGetValue(year, out (DateTime, DateTime) changes))
        {
            changes = (saving!.Start.In(year) - standard, saving.End.In(year) - standard - saving.Amount);
            _years.Add(year, changes);
        }

        return changes;
    }

    /// <param name="Amount">How far the clock goes forward.</param>
    /// <param name="Start">When it does.</param>
    /// <param name="End">When it goes back.</param>
    internal sealed record Saving(TimeSpan Amount, Change Start, Change End);

    /// <param name="Month">1 to 12.</param>
    /// <param name="Week">1 to 4, 5 for the last.</param>
    /// <param name="Day">The weekday.</param>
    /// <param name="Time">Time of that day.</param>
    internal sealed record Change(int Month, int Week, DayOfWeek Day, TimeSpan Time)
    {
        public DateTime In(int year)
        {
            List<DateTime> days = [.. Enumerable.Range(1, DateTime.DaysInMonth(year, Month))
                .Select(day => new DateTime(year, Month, day))
                .Where(day => day.DayOfWeek == Day)];
            return (Week == 5 ? days[^1] : days[Week - 1]) + Time;
        }
    }
}
