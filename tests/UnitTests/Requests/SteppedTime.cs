using System.Threading.Channels;

namespace EndpointManager.UnitTests.Requests;

/// <summary>Time that passes when a test says so, one wait after the other.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<Action> _waits = Channel.CreateUnbounded<Action>();
    private long _passed;

    /// <summary>How much has passed.</summary>
    public TimeSpan Passed => new(Volatile.Read(ref _passed));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _passed);

    /// <summary>The next wait that somebody begins: what lets its time pass.</summary>
    public Task<Action> WaitedForAsync() => _waits.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Lets time pass whenever somebody waits for it, until something has happened.</summary>
    public async Task PassUntilAsync(Task happened)
    {
        Task<Action> waitedFor = WaitedForAsync();
        while (await Task.WhenAny(happened, waitedFor) == waitedFor)
        {
            (await waitedFor)();
            waitedFor = WaitedForAsync();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waits.Writer.TryWrite(() =>
        {
            Interlocked.Add(ref _passed, dueTime.Ticks);
            callback(state);
        });
        return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
