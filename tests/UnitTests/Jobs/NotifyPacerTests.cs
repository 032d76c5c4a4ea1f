using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Jobs;

namespace EndpointManager.UnitTests.Jobs;

public sealed class NotifyPacerTests
{
    private readonly HandClock _clock = new();

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(1000)]
    public void Each_turn_lies_within_its_own_share_of_the_second(int rate)
    {
        NotifyPacer pacer = Of(rate);
        double share = 1.0 / rate;

        List<double> turns = [.. Enumerable.Range(0, 500).Select(_ => pacer.Reserve().TotalSeconds)];

        for (int i = 0; i < turns.Count; i++)
        {
            turns[i].Should().BeInRange(i * share, (i + 1) * share + 0.000_001);
        }
    }

    [Fact]
    public void Turns_are_not_in_step()
    {
        NotifyPacer pacer = Of(10);

        List<double> places = [.. Enumerable.Range(0, 200).Select(i => pacer.Reserve().TotalSeconds * 10 - i)];

        places.Should().Contain(place => place < 0.25).And.Contain(place => place > 0.75);
    }

    [Fact]
    public void After_a_pause_no_more_are_sent_at_once_than_a_tenth_of_a_second_s()
    {
        NotifyPacer pacer = Of(20);
        pacer.Reserve();
        _clock.Move(TimeSpan.FromMinutes(5));

        List<TimeSpan> turns = [.. Enumerable.Range(0, 20).Select(_ => pacer.Reserve())];

        turns.Count(turn => turn <= TimeSpan.Zero).Should().BeLessThanOrEqualTo(2);
        turns[^1].Should().BeGreaterThan(TimeSpan.FromSeconds(0.8));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 10)]
    [InlineData(1000, 100)]
    public void What_is_noted_at_once_goes_out_within_half_a_second_or_the_time_of_one(int rate, int window) =>
        Of(rate).Window.Should().Be(window);

    private NotifyPacer Of(int rate) => new(new ServiceSettings { Sip = new SipSettings { RatePerSecond = rate } }, _clock);
}
