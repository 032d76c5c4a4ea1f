using EndpointManager.Application.Common;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Requests;

/// <summary>
/// Keeps the record of requests within its bounds, by small steps that each are a short transaction. What another instance
/// clears up is simply gone.
/// </summary>
internal sealed class RequestClearing(
    ServiceSettings settings, TimeProvider time, IServiceScopeFactory scopes, ILogger<RequestClearing> logger) : BackgroundService
{
    /// <summary>Most requests that are kept of MAC addresses which no device has, or without one.</summary>
    public const int StrangersRequests = 100_000;

    /// <summary>Most unknown phones that are kept.</summary>
    public const int UnknownPhones = 10_000;

    private const int PhonesAtATime = 100;
    private const int MostPhonesCounted = 100_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongInterval = TimeSpan.FromMinutes(1);

    // A phone may have so many more until it is looked at again, or every request would cost a look.
    private readonly int _slack = Math.Max(1, settings.Requests.KeepPerDevice / 4);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private HashSet<string> _full = new(StringComparer.Ordinal);
    private int _strangers;

    /// <summary>Takes note of what was written down.</summary>
    /// <param name="batch">The requests.</param>
    /// <param name="strangers">How many of them belong to no device.</param>
    public void Note(RequestBatch batch, int strangers)
    {
        lock (_lock)
        {
            _strangers += strangers;
            foreach (RecordedRequest request in batch.Requests)
            {
                if (request.MacAddress is { } mac)
                {
                    Count(mac);
                }
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Counted from the start as if they were overdue: nobody knows what an earlier run left.
        long lookedAt = 0;
        while (true)
        {
            await Task.Delay(Interval, stoppingToken);
            bool longAgo = lookedAt == 0 || TimeProvider.System.GetElapsedTime(lookedAt) >= LongInterval;
            if (await TryClearAsync(longAgo, stoppingToken) && longAgo)
            {
                lookedAt = TimeProvider.System.GetTimestamp();
            }
        }
    }

    private async Task<bool> TryClearAsync(bool longAgo, CancellationToken cancellationToken)
    {
        try
        {
            await ClearPhonesAsync(cancellationToken);
            await ClearStrangersAsync(longAgo, cancellationToken);
            return !longAgo || await ClearOldAsync(cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // It said so in the log. What is over the bounds stays there a little longer.
            await Task.Delay(LongInterval, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.ClearingFailed(logger, exception);
            await Task.Delay(LongInterval, cancellationToken);
        }

        return false;
    }

    private async Task ClearPhonesAsync(CancellationToken cancellationToken)
    {
        foreach (string[] phones in TakeFull().Chunk(PhonesAtATime))
        {
            await StepAsync(async store =>
            {
                await store.KeepNewestAsync(phones, settings.Requests.KeepPerDevice, cancellationToken);
                return true;
            });
        }
    }

    private async Task ClearStrangersAsync(bool longAgo, CancellationToken cancellationToken)
    {
        if (longAgo || _strangers >= StrangersRequests / 10)
        {
            lock (_lock)
            {
                _strangers = 0;
            }

            await StepAsync(async store =>
            {
                await store.KeepNewestStrangersAsync(StrangersRequests, UnknownPhones, cancellationToken);
                return true;
            });
        }
    }

    private async Task<bool> ClearOldAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset end = time.GetUtcNow().AddDays(-settings.Requests.KeepDays);
        while (await StepAsync(store => store.ForgetBeforeAsync(end, cancellationToken)))
        {
            // Whoever waits to write comes first.
            await Task.Yield();
        }

        return true;
    }

    private async Task<T> StepAsync<T>(Func<IRequestStore, Task<T>> step)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await step(scope.ServiceProvider.GetRequiredService<IRequestStore>());
    }

    private void Count(string mac)
    {
        int count = _counts.GetValueOrDefault(mac) + 1;
        if (count >= _slack)
        {
            _counts.Remove(mac);
            _full.Add(mac);
        }
        else if (count > 1 || _counts.Count < MostPhonesCounted)
        {
            _counts[mac] = count;
        }
        else if (Random.Shared.Next(_slack) == 0)
        {
            // Of a fleet too large to be counted, chance picks as many as counting would.
            _full.Add(mac);
        }
    }

    private HashSet<string> TakeFull()
    {
        lock (_lock)
        {
            HashSet<string> full = _full;
            _full = new HashSet<string>(StringComparer.Ordinal);
            return full;
        }
    }
}
