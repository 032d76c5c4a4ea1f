using System.Net;
using System.Threading.RateLimiting;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;

namespace EndpointManager.Api.Access;

/// <summary>How often somebody may come with no good key, and how much one key is good for.</summary>
internal sealed class ConsoleLimits(ServiceSettings settings) : IDisposable
{
    /// <summary>Keys that one source may get wrong in a minute.</summary>
    public const int FailuresPerMinute = 10;

    /// <summary>Keys that are looked up at a time for all sources that got too many wrong.</summary>
    public const int LookUpsOfSuspects = 2;

    // What bounds memory however many addresses somebody has. Two that share a place share their failures and nothing else:
    // a good key is never held up by them.
    private const int Places = 4096;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<IPAddress?> _failures =
        PartitionedRateLimiter.Create<IPAddress?, int>(source => PerMinute(PlaceOf(source), FailuresPerMinute));

    private readonly PartitionedRateLimiter<IPAddress?> _refusals =
        PartitionedRateLimiter.Create<IPAddress?, int>(source => PerMinute(PlaceOf(source), settings.Security.RequestsPerMinute));

    // A good key among the wrong ones waits and is never sent away. How many wait is bounded by how many are connected.
    private readonly ConcurrencyLimiter _lookUps = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = LookUpsOfSuspects,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private readonly PartitionedRateLimiter<string> _requests =
        PartitionedRateLimiter.Create<string, string>(key => PerMinute(key, settings.Security.RequestsPerMinute));

    /// <summary>
    /// Looks a key up, for a source that got too many wrong when few others are at it: a flood of guesses leaves the database to phones.
    /// </summary>
    public async Task<T> LookUpAsync<T>(IPAddress? source, Func<Task<T>> lookUp, CancellationToken cancellationToken)
    {
        using RateLimitLease? turn = IsSuspect(source) ? await _lookUps.AcquireAsync(1, cancellationToken) : null;
        return await lookUp();
    }

    /// <summary>Counts a key that was wrong.</summary>
    /// <exception cref="TooManyRequestsException">There were too many from there.</exception>
    public void CountFailure(IPAddress? source) => Count(_failures, source, "Too many wrong API keys came from this address.");

    /// <summary>Counts a request without a key that is refused.</summary>
    /// <exception cref="TooManyRequestsException">There were too many from there.</exception>
    public void CountRefusal(IPAddress? source) => Count(_refusals, source, "Too many requests without an API key came from this address.");

    /// <summary>Counts a request with a key.</summary>
    /// <exception cref="TooManyRequestsException">The key is good for no more this minute.</exception>
    public void CountRequest(string key) => Count(_requests, key, "The API key was used too often within a minute.");

    public void Dispose()
    {
        _failures.Dispose();
        _refusals.Dispose();
        _lookUps.Dispose();
        _requests.Dispose();
    }

    // To take nothing succeeds while something is left.
    private bool IsSuspect(IPAddress? source)
    {
        using RateLimitLease lease = _failures.AttemptAcquire(source, permitCount: 0);
        return !lease.IsAcquired;
    }

    private static void Count<T>(PartitionedRateLimiter<T> limiter, T who, string message)
    {
        using RateLimitLease lease = limiter.AttemptAcquire(who);
        if (!lease.IsAcquired)
        {
            throw new TooManyRequestsException(message, lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : Window);
        }
    }

    private static RateLimitPartition<TKey> PerMinute<TKey>(TKey who, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        who, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window, QueueLimit = 0 });

    // Hash codes are of this process only, so that nobody can look for addresses that share a place.
    private static int PlaceOf(IPAddress? source) =>
        source is null ? 0 : (int)((uint)HashCode.Combine(SourceNetwork.Of(source)) % Places);
}
