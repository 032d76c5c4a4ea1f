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

        entries.Should().HaveCount((2 * RefusalTally.MaxKinds) + 1);
        Counts(entries).Sum().Should().Be(Flood);
    }

    [Fact]
    public void One_stranger_who_tries_everything_hides_neither_keys_nor_other_strangers()
    {
        for (int operation = 0; operation < 2 * RefusalTally.MaxKinds; operation++)
        {
            Refuse("203.0.113.9", action: $"operation{operation}");
        }

        Refuse("198.51.100.7");
        _tally.Add(new Refusal("key:h3J9xQ2LmP0a", "Frontend", IPAddress.Parse("192.0.2.1"), "addDevice", 403));

        IReadOnlyList<AuditEntry> entries = _tally.Take();
        entries.Should().ContainSingle(entry => entry.Actor == "key:h3J9xQ2LmP0a" && entry.Address == "192.0.2.1" && entry.Action == "addDevice");
        entries.Should().ContainSingle(entry => entry.Address == "198.51.100.7" && entry.Action == RefusalTally.Others && entry.Status == 401);
        entries.Where(entry => entry.Address == "203.0.113.9").Should().HaveCount(RefusalTally.MaxKinds + 1);
    }

    [Fact]
    public void Strangers_of_one_ipv6_network_are_one_source_when_they_are_many()
    {
        for (int i = 0; i < 10 * RefusalTally.MaxKinds; i++)
        {
            Refuse($"2001:db8:1:2::{i:x}");
        }

        IReadOnlyList<AuditEntry> entries = _tally.Take();

        entries.Should().HaveCount(RefusalTally.MaxKinds + 1);
        entries[^1].Address.Should().Be("2001:db8:1:2::");
    }

    [Fact]
    public void Of_keys_that_are_refused_everything_it_stays_known_whose_they_are()
    {
        for (int operation = 0; operation < 2 * RefusalTally.MaxKinds; operation++)
        {
            _tally.Add(new Refusal($"key:{operation % 2}", "Frontend", IPAddress.Parse("192.0.2.1"), $"operation{operation}", 403));
        }

        _tally.Take().Where(entry => entry.Action == RefusalTally.Others).Select(entry => (entry.Actor, entry.ActorName, entry.Address))
            .Should().Equal(("key:0", "Frontend", null), ("key:1", "Frontend", null));
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

    private void Refuse(string address, int times = 1, string action = "listDevices")
    {
        for (int i = 0; i < times; i++)
        {
            _tally.Add(new Refusal("anonymous", null, IPAddress.Parse(address), action, 401));
        }
    }
}
