using System.Collections.Concurrent;

namespace EndpointManager.Infrastructure.Sip.Routes;

/// <summary>Spreads what is sent to one server: a PBX that many phones are registered at must not be flooded on their behalf.</summary>
internal sealed class ServerPace(TimeProvider time)
{
    private const int PerSecond = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1) / PerSecond;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _taken = new();

    /// <summary>Waits until it is one's turn at a server, in the order of asking.</summary>
    public async Task WaitForTurnAsync(string server, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset turn = _taken.AddOrUpdate(server, now, (_, last) => last + Interval > now ? last + Interval : now);
        if (turn > now)
        {
            await Task.Delay(turn - now, time, cancellationToken);
        }

        Forget(time.GetUtcNow() - Interval);
    }

    // Only servers of the last moment are kept, so there are never many.
    private void Forget(DateTimeOffset before)
    {
        foreach (KeyValuePair<string, DateTimeOffset> old in _taken.Where(entry => entry.Value < before))
        {
            _taken.TryRemove(old);
        }
    }
}
