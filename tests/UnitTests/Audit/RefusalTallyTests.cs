using System.Net;
using EndpointManager.Application.Audit;
using EndpointManager.UnitTests.Application;

namespace EndpointManager.UnitTests.Audit;

public sealed class RefusalTallyTests
{
    private readonly TestClock _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly RefusalTally _tally;

    public RefusalTallyTests() => _tally = new RefusalTally(_clock);

    [Fact]
    public void The_first_of_a_kind_is_written_down_at_once_and_the_others_of_the_minute_together()
    {
        Refuse("203.0.113.9");
        Counts(_tally.Take()).Should().Equal(1);
        Refuse("203.0.113.9", times: 5);
        _tally.Take().Should().BeEmpty();

        _clock.Time += TimeSpan.FromMinutes(1);

        Counts(_tally.Take()).Should().Equal(5);
        _tally.Take().Should().BeEmpty();
    }

    [Fact]
    public void An_entry_says_who_asked_for_what_from_where_and_the_answer()
    {
        _tally.Add(new Refusal("key:h3J9xQ2LmP0a", "Frontend", IPAddress.Parse("203.0.113.9"), "addDevice", 403));

        _tally.Take().Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Actor = "key:h3J9xQ2LmP0a",
            ActorName = "Frontend",
            Address = "203.0.113.9",
            Action = "addDevice",
            Outcome = "refused",
            Status = 403,
        });
    }

    [Fact]
    public void A_flood_from_everywhere_comes_to_few_entries_that_count_all_of_it()
    {
        const int Flood = 10_000;
        for (int i = 0; i < Flood; i++)
        {
            Refuse($"198.51.{i / 250}.{i % 250}");
        }

        IReadOnlyList<AuditEntry> entries = _tally.Take();

        entries.Should().HaveCount(RefusalTally.MaxKinds + 1);
        Counts(entries).Sum().Should().Be(Flood);
    }

    [Fact]
    public void What_is_left_is_handed_out_in_the_end()
    {
        Refuse("203.0.113.9");
        _tally.Take();
        Refuse("203.0.113.9");

        Counts(_tally.Take(all: true)).Should().Equal(1);
    }

    private static IEnumerable<long> Counts(IReadOnlyList<AuditEntry> entries) =>
        entries.Select(entry => AuditDetails.Parse(entry.Changes).Counts!["requests"]);

    private void Refuse(string address, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            _tally.Add(new Refusal("anonymous", null, IPAddress.Parse(address), "listDevices", 401));
        }
    }
}
