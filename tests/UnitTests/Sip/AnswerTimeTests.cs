using EndpointManager.Infrastructure.Sip.Routes;
using EndpointManager.Infrastructure.Sip.Transactions;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.UnitTests.Sip;

public sealed class AnswerTimeTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Waiting_for_a_turn_takes_no_time()
    {
        var answer = new AnswerTime(_time, TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(1));
        var turn = new TaskCompletionSource();

        Task waiting = answer.PauseAsync(turn.Task);
        _time.Advance(TimeSpan.FromMinutes(10));
        answer.Elapsed.Should().Be(TimeSpan.FromSeconds(1));
        turn.SetResult();
        await waiting;

        _time.Advance(TimeSpan.FromSeconds(1));
        answer.Elapsed.Should().Be(TimeSpan.FromSeconds(2));
        answer.Left(answer.End).Should().Be(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Each_of_several_attempts_leaves_half_to_those_after_it()
    {
        var answer = new AnswerTime(_time, TimeSpan.FromSeconds(8));

        answer.Share(answer.End, 2).Should().Be(TimeSpan.FromSeconds(4));
        _time.Advance(TimeSpan.FromSeconds(4));
        answer.Share(answer.End, 1).Should().Be(TimeSpan.FromSeconds(6));
        answer.Share(answer.End, 0).Should().Be(TimeSpan.FromSeconds(8));
        _time.Advance(TimeSpan.FromSeconds(9));
        answer.Left(answer.End).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task What_takes_too_long_ends_with_its_reason()
    {
        var answer = new AnswerTime(_time, TimeSpan.FromSeconds(5));
        Task<int> work = answer.WithinAsync(
            answer.End, async token => { await Task.Delay(Timeout.Infinite, token); return 1; }, "Too long.", CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(5));

        await FluentActions.Awaiting(() => work).Should().ThrowAsync<TransportFailedException>().WithMessage("Too long.");
    }

    [Fact]
    public async Task One_server_gets_five_in_a_second_in_the_order_of_asking()
    {
        var pace = new ServerPace(_time);
        Task[] turns = [.. Enumerable.Range(0, 12).Select(_ => pace.WaitForTurnAsync("203.0.113.10:5060", CancellationToken.None))];

        for (int done = 1; done <= turns.Length; done++)
        {
            // Whoever's turn it is goes on in a thread of its own.
            SpinWait.SpinUntil(() => turns.Count(turn => turn.IsCompleted) == done, TimeSpan.FromSeconds(10)).Should().BeTrue();
            turns[done - 1].IsCompleted.Should().BeTrue();
            _time.Advance(TimeSpan.FromMilliseconds(200));
        }

        await Task.WhenAll(turns);
    }

    [Fact]
    public void Another_server_has_turns_of_its_own()
    {
        var pace = new ServerPace(_time);

        pace.WaitForTurnAsync("203.0.113.10:5060", CancellationToken.None).IsCompleted.Should().BeTrue();
        pace.WaitForTurnAsync("203.0.113.11:5060", CancellationToken.None).IsCompleted.Should().BeTrue();
        pace.WaitForTurnAsync("203.0.113.10:5060", CancellationToken.None).IsCompleted.Should().BeFalse();
    }
}
