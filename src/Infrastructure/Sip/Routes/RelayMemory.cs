using System.Collections.Concurrent;
using EndpointManager.Domain.Devices;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Sip.Routes;

/// <summary>
/// Remembers for an hour that a server does not relay a NOTIFY, which it tells by its answer: FreeSWITCH looks for a subscription (481),
/// others do not know the method (405, 501) or the event (489).
/// </summary>
internal sealed class RelayMemory(TimeProvider time, ILogger<RelayMemory> logger)
{
    // A service has a handful of servers. Whoever enters more only makes it ask again.
    private const int Capacity = 1000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _refusedAt = new();

    /// <summary>Whether the server is known not to relay.</summary>
    public bool Refuses(ServerAddress server) =>
        _refusedAt.TryGetValue(server.ToString(), out DateTimeOffset at) && time.GetUtcNow() - at < Lifetime;

    /// <summary>Learns from the final status of a server's answer; null without one.</summary>
    public void Learn(ServerAddress server, int? status)
    {
        string key = server.ToString();
        if (status is >= 200 and < 300)
        {
            _refusedAt.TryRemove(key, out _);
        }
        else if (status is 405 or 481 or 489 or 501)
        {
            if (!Refuses(server))
            {
                Log.ServerDoesNotRelay(logger, key);
            }

            MakeRoom();
            _refusedAt[key] = time.GetUtcNow();
        }
    }

    private void MakeRoom()
    {
        if (_refusedAt.Count >= Capacity)
        {
            _refusedAt.Clear();
        }
    }
}
