using EndpointManager.Infrastructure.Requests;

namespace EndpointManager.UnitTests.Requests;

public sealed class BatchSizeTests
{
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(499);
    private static readonly TimeSpan Fair = TimeSpan.FromMilliseconds(1000);
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(1501);

    private readonly BatchSize _size = new();

    [Fact]
    public void A_full_batch_that_was_written_quickly_makes_the_next_one_larger()
    {
        int before = _size.Current;

        _size.NoteWritten(before, Quick);

        _size.Current.Should().Be(2 * before);
    }

    [Fact]
    public void A_batch_that_was_not_full_says_nothing_of_a_larger_one()
    {
        int before = _size.Current;

        _size.NoteWritten(before - 1, Quick);

        _size.Current.Should().Be(before);
    }

    [Fact]
    public void A_batch_that_took_a_fair_time_keeps_the_size()
    {
        int before = _size.Current;

        _size.NoteWritten(before, Fair);

        _size.Current.Should().Be(before);
    }

    [Fact]
    public void A_slow_batch_makes_the_next_one_smaller_though_it_was_not_full()
    {
        int before = _size.Current;

        _size.NoteWritten(1, Slow);

        _size.Current.Should().Be(before / 2);
    }

    [Fact]
    public void A_refused_batch_makes_the_next_one_smaller()
    {
        int before = _size.Current;

        _size.NoteRefused();

        _size.Current.Should().Be(before / 2);
    }

    [Fact]
    public void No_database_is_so_quick_or_so_slow_that_the_bounds_are_left()
    {
        Repeat(() => _size.NoteWritten(_size.Current, Quick));
        _size.Current.Should().Be(BatchSize.Most);

        Repeat(_size.NoteRefused);
        _size.Current.Should().Be(BatchSize.Least);
    }

    private static void Repeat(Action step)
    {
        for (int i = 0; i < 20; i++)
        {
            step();
        }
    }
}
