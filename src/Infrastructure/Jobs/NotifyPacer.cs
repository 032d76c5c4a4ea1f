using EndpointManager.Application.Settings;

namespace EndpointManager.Infrastructure.Jobs;

/// <summary>
/// Spreads the NOTIFYs of all jobs of this instance: so many a second, each at a moment of its own within its share of the
/// second, so that phones which restart together do not come back in step.
/// </summary>
internal sealed class NotifyPacer(ServiceSettings settings, TimeProvider time)
{
    // What was late by less is made up for; after a longer pause nobody is sent more than others at once.
    private static readonly TimeSpan MostCaughtUp = TimeSpan.FromMilliseconds(100);

    private const int MostAtOnce = 100;

    private readonly TimeSpan _share = TimeSpan.FromSeconds(1.0 / settings.Sip.RatePerSecond);
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private TimeSpan _next;

    /// <summary>
    /// How many are noted as sent in one transaction, just before they are: what goes out in half a second. So many a crash
    /// may leave open that never were.
    /// </summary>
    public int Window { get; } = Math.Clamp(settings.Sip.RatePerSecond / 2, 1, MostAtOnce);

    /// <summary>Waits for the next turn.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait = Reserve();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Takes the next turn; gives the time until it comes, which is not positive where it is due.</summary>
    public TimeSpan Reserve()
    {
        lock (_lock)
        {
            TimeSpan now = time.GetElapsedTime(_start);
            TimeSpan earliest = now - MostCaughtUp;
            TimeSpan turn = _next > earliest ? _next : earliest;
            _next = turn + _share;
            return turn + (_share * Random.Shared.NextDouble()) - now;
        }
    }
}
