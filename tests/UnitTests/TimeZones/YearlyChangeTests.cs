using System.Globalization;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.UnitTests.TimeZones;

public sealed class YearlyChangeTests
{
    [Theory]
    [InlineData(3, 5, DayOfWeek.Sunday, "02:00", "2026-03-29T02:00")]
    [InlineData(3, 2, DayOfWeek.Sunday, "02:00", "2026-03-08T02:00")]
    [InlineData(11, 1, DayOfWeek.Sunday, "00:00", "2026-11-01T00:00")]
    [InlineData(5, 5, DayOfWeek.Friday, "00:00", "2026-05-29T00:00")]
    [InlineData(2, 5, DayOfWeek.Saturday, "1.00:00", "2026-03-01T00:00")]
    [InlineData(3, 5, DayOfWeek.Sunday, "-01:00", "2026-03-28T23:00")]
    public void It_is_a_moment_of_each_year(int month, int week, DayOfWeek day, string time, string moment) =>
        Change(month, week, day, time).In(2026).Should().Be(DateTime.Parse(moment, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(3, 5, DayOfWeek.Sunday, "02:00", 3, 5, DayOfWeek.Sunday, 2)]
    [InlineData(3, 5, DayOfWeek.Sunday, "23:00", 3, 5, DayOfWeek.Sunday, 23)]
    [InlineData(9, 5, DayOfWeek.Sunday, "02:45", 9, 5, DayOfWeek.Sunday, 3)]
    [InlineData(9, 5, DayOfWeek.Sunday, "02:15", 9, 5, DayOfWeek.Sunday, 2)]
    [InlineData(9, 1, DayOfWeek.Saturday, "1.00:00", 9, 1, DayOfWeek.Saturday, 23)]
    [InlineData(10, 5, DayOfWeek.Thursday, "1.00:00", 10, 5, DayOfWeek.Thursday, 23)]
    [InlineData(3, 4, DayOfWeek.Thursday, "1.02:00", 3, 4, DayOfWeek.Thursday, 23)]
    [InlineData(3, 5, DayOfWeek.Sunday, "-01:00", 3, 5, DayOfWeek.Sunday, 0)]
    public void Phones_that_know_whole_hours_get_the_nearest_rule(
        int month, int week, DayOfWeek day, string time, int nearMonth, int nearWeek, DayOfWeek nearDay, int hour) =>
        Change(month, week, day, time).OnTheHour().Should()
            .Be(new YearlyChange(nearMonth, nearWeek, nearDay, TimeSpan.FromHours(hour)));

    private static YearlyChange Change(int month, int week, DayOfWeek day, string time) =>
        new(month, week, day, TimeSpan.Parse(time, CultureInfo.InvariantCulture));
}
