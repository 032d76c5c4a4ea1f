using System.Threading.RateLimiting;
using EndpointManager.Application.Settings;

namespace EndpointManager.Api.Provisioning;

/// <summary>
/// Places for so many phones as the machine can serve at a time without slowing down, and for some that wait: a fleet that starts
/// at once is served sooner that way than all at a time.
/// </summary>
internal sealed class PhonePlaces(ServiceSettings settings) : IDisposable
{
    // Of each place. The phones of a large site that start at once wait for a few seconds, as long as they are willing to.
    private const int Waiting = 32;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = settings.Http.MaxRequests,
        QueueLimit = Waiting * settings.Http.MaxRequests,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Takes a place, or waits for one; a lease that is not acquired when too many wait.</summary>
    public ValueTask<RateLimitLease> TakeAsync(CancellationToken cancellationToken) => _limiter.AcquireAsync(1, cancellationToken);

    public void Dispose() => _limiter.Dispose();
}
