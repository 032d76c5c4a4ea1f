using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.TimeZones;
using EndpointManager.UnitTests.Brands;

namespace EndpointManager.UnitTests.TimeZones;

public sealed class PhoneTimeZonesTests
{
    [Theory]
    [InlineData("Europe/Berlin", 60, 60, "3/5/Sunday 02:00:00", "10/5/Sunday 03:00:00")]
    [InlineData("Europe/Dublin", 0, 60, "3/5/Sunday 01:00:00", "10/5/Sunday 02:00:00")]
    [InlineData("America/New_York", -300, 60, "3/2/Sunday 02:00:00", "11/1/Sunday 02:00:00")]
    [InlineData("Australia/Sydney", 600, 60, "10/1/Sunday 02:00:00", "4/1/Sunday 03:00:00")]
    [InlineData("Australia/Lord_Howe", 630, 30, "10/1/Sunday 02:00:00", "4/1/Sunday 02:00:00")]
    [InlineData("Antarctica/Troll", 0, 120, "3/5/Sunday 01:00:00", "10/5/Sunday 03:00:00")]
    [InlineData("America/Havana", -300, 60, "3/2/Sunday 00:00:00", "11/1/Sunday 01:00:00")]
    [InlineData("Pacific/Chatham", 765, 60, "9/5/Sunday 02:45:00", "4/1/Sunday 03:45:00")]
    [InlineData("America/Santiago", -240, 60, "9/1/Saturday 1.00:00:00", "4/1/Saturday 1.00:00:00")]
    [InlineData("Africa/Cairo", 120, 60, "4/5/Friday 00:00:00", "10/5/Thursday 1.00:00:00")]
    [InlineData("Asia/Jerusalem", 120, 60, "3/4/Thursday 1.02:00:00", "10/5/Sunday 02:00:00")]
    [InlineData("America/Nuuk", -120, 60, "3/5/Sunday -01:00:00", "10/5/Sunday 00:00:00")]
    public void A_zone_has_its_rule(string name, int offset, int saving, string start, string end)
    {
        PhoneTimeZone zone = TestFleets.Zone(name);

        zone.StandardOffset.Should().Be(TimeSpan.FromMinutes(offset));
        zone.Daylight!.Saving.Should().Be(TimeSpan.FromMinutes(saving));
        Text(zone.Daylight.Start).Should().Be(start);
        Text(zone.Daylight.End).Should().Be(end);
        zone.IsIrregular.Should().BeFalse();
    }

    [Theory]
    [InlineData("UTC", 0)]
    [InlineData("Asia/Kolkata", 330)]
    [InlineData("Asia/Kathmandu", 345)]
    [InlineData("Australia/Eucla", 525)]
    [InlineData("Pacific/Marquesas", -570)]
    [InlineData("Pacific/Kiritimati", 840)]
    [InlineData("America/Asuncion", -180)]
    public void A_zone_without_daylight_saving_has_its_offset(string name, int offset) =>
        TestFleets.Zone(name).Should().Be(new PhoneTimeZone(name, TimeSpan.FromMinutes(offset), null));

    [Theory]
    [InlineData("Asia/Gaza", 120)]
    [InlineData("Asia/Hebron", 120)]
    public void A_zone_without_a_yearly_rule_has_standard_time_and_says_so(string name, int offset) =>
        TestFleets.Zone(name).Should().Be(new PhoneTimeZone(name, TimeSpan.FromMinutes(offset), null) { IsIrregular = true });

    [Theory]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("US/Pacific", "America/Los_Angeles")]
    [InlineData("Etc/UTC", "UTC")]
    public void An_old_name_is_the_same_zone(string old, string name) =>
        TestFleets.Zone(old).Should().Be(TestFleets.Zone(name) with { Name = old });

    [Theory]
    [InlineData("")]
    [InlineData("Europe/Nowhere")]
    [InlineData("europe/berlin")]
    [InlineData("CET")]
    [InlineData("GMT")]
    [InlineData("W. Europe Standard Time")]
    [InlineData("../../etc/passwd")]
    public void Other_names_are_none(string name) => PhoneTimeZones.TryFind(name, out _).Should().BeFalse();

    [Fact]
    public void Every_zone_of_the_database_is_turned_the_same_way_each_time()
    {
        string[] names = [.. PhoneTimeZones.Names];

        names.Should().HaveCountGreaterThan(400);
        foreach (string name in names)
        {
            PhoneTimeZone zone = TestFleets.Zone(name);

            zone.Should().Be(TestFleets.Zone(name));
            zone.StandardOffset.Should().BeGreaterThan(TimeSpan.FromHours(-13)).And.BeLessThan(TimeSpan.FromHours(15));
            (zone.StandardOffset.Ticks % TimeSpan.TicksPerMinute).Should().Be(0, "of {0}", name);
            (zone.IsIrregular && zone.Daylight is not null).Should().BeFalse();
        }
    }

    [Fact]
    public void Few_zones_follow_no_yearly_rule()
    {
        IEnumerable<string> irregular = PhoneTimeZones.Names.Where(name => TestFleets.Zone(name).IsIrregular);

        irregular.Should().NotBeEmpty().And.BeSubsetOf(["Africa/Casablanca", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Hebron"]);
    }

    [Fact]
    public void A_rule_gives_the_moments_of_the_database_in_every_zone()
    {
        foreach (string name in ZoneSamples.All.Keys)
        {
            PhoneTimeZone zone = TestFleets.Zone(name);
            PhoneClock clock = new(zone.StandardOffset, zone.Daylight is { } daylight
                ? new PhoneClock.Saving(daylight.Saving, Exactly(daylight.Start), Exactly(daylight.End))
                : null);

            ZoneSamples.Hours.Select(clock.OffsetAt).Should().Equal(ZoneSamples.OffsetsOf(name), "in {0}", name);
        }
    }

    [Fact]
    public void The_check_against_the_systems_database_is_one()
    {
        // An older or newer database may differ in a few.
        ZoneSamples.All.Keys.Count(ZoneSamples.SystemAgrees).Should().BeGreaterThan(30);
    }

    private static PhoneClock.Change Exactly(YearlyChange change) => new(change.Month, change.Week, change.Day, change.Time);

    private static string Text(YearlyChange change) => $"{change.Month}/{change.Week}/{change.Day} {change.Time}";
}
