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
    ServiceSettings settings, StrangerBounds bounds, TimeProvider time, IServiceScopeFactory scopes, ILogger<RequestClearing> logger)
    : BackgroundService
{
    // Together they have some 10,000 requests, which any engine looks through in a fraction of a second.
    private const int PhonesAtATime = 100;

    // What some of the phones have too much of lies scattered over all that is old, and costs a page each; what most of them have lies
    // together. What is too much of so many takes some megabytes at most.
    private const int ManyPhones = 10_000;

    // Several times what is too much of so many phones, as a rule.
    private const int SurplusAtATime = 20_000;

    // Enough that neighbours in the table are among them, and few enough for the deadline of the slowest disk.
    private const int RowsAtATime = 10_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongInterval = TimeSpan.FromMinutes(1);

    // Fewer than many, but more than one look takes, wait for others so long at most.
    private static readonly TimeSpan LongestDue = TimeSpan.FromHours(1);

    // A phone is looked at after so many of its requests on average, or every request would cost a look. Chance picks which, so that
    // neither a restart nor another instance, which each know a part of what a phone did, put it off.
    private readonly int _slack = Math.Max(1, settings.Requests.KeepPerDevice / 2);

    // The same for strangers, each of whose requests may be another phone.
    private readonly Excess _strangerRequests = new(bounds.Requests / 10);
    private readonly Excess _unknownPhones = new(bounds.UnknownPhones / 10);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _due = new(StringComparer.Ordinal);
    private long _dueSince;
    private bool _behind;

    /// <summary>Takes note of how many requests were written down that belong to no device.</summary>
    public void NoteStrangers(int requests)
    {
        _strangerRequests.Add(requests);
        _unknownPhones.Add(requests);
    }

    /// <summary>Takes note of what is being written down. If it is not in the end, a phone is looked at once too often.</summary>
    public void Note(RequestPart part)
    {
        lock (_lock)
        {
            _dueSince = _due.Count == 0 ? time.GetTimestamp() : _dueSince;
            foreach (RecordedRequest request in part.Requests)
            {
                if (request.MacAddress is { } mac && Random.Shared.Next(_slack) == 0)
                {
                    _due.Add(mac);
                }
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ClearNowAndThenAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes it for a fault where a start failed and nothing told it to stop.
        }
    }

    private async Task ClearNowAndThenAsync(CancellationToken stoppingToken)
    {
        // Counted from the start as if they were overdue: nobody knows what an earlier run left.
        long? lookedAt = null;
        while (true)
        {
            await Task.Delay(Interval, time, stoppingToken);
            bool longAgo = lookedAt is not { } then || time.GetElapsedTime(then) >= LongInterval;
            if (await TryClearAsync(longAgo, stoppingToken) && longAgo)
            {
                lookedAt = time.GetTimestamp();
            }
        }
    }

    private async Task<bool> TryClearAsync(bool longAgo, CancellationToken cancellationToken)
    {
        try
        {
            await ClearPhonesAsync(cancellationToken);
            await ClearAsync(_strangerRequests, longAgo, store => store.KeepNewestOfStrangersAsync(bounds.Requests, cancellationToken));
            await ClearAsync(_unknownPhones, longAgo, store => store.KeepLastSeenUnknownPhonesAsync(bounds.UnknownPhones, cancellationToken));
            if (longAgo)
            {
                await ClearOnceAsync(store => store.ForgetUnknownPhonesOfDevicesAsync(cancellationToken));
                DateTimeOffset end = time.GetUtcNow().AddDays(-settings.Requests.KeepDays);
                await ClearAsync(store => store.ForgetBeforeAsync(end, cancellationToken));
            }

            return true;
        }
        catch (StorageUnavailableException)
        {
            // It said so in the log. What is over the bounds stays there a little longer.
            await Task.Delay(LongInterval, time, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.ClearingFailed(logger, exception);
            await Task.Delay(LongInterval, time, cancellationToken);
        }

        return false;
    }

    // What phones did at one time stands together in the table, and what one phone did stands together in the index. So all that is
    // too much is found first, and deleted in the order of time: phone by phone, SQLite would write twice as many pages.
    private async Task ClearPhonesAsync(CancellationToken cancellationToken)
    {
        List<long> surplus = [];
        List<string> done = [];
        string[] due = DuePhones();
        foreach (string[] phones in due.Chunk(PhonesAtATime))
        {
            IReadOnlyList<long> found = await InScopeAsync(
                store => store.FindSurplusAsync(phones, settings.Requests.KeepPerDevice, SurplusAtATime, cancellationToken));
            surplus.AddRange(found);
            if (found.Count < SurplusAtATime)
            {
                done.AddRange(phones);
            }
        }

        surplus.Sort();
        foreach (long[] numbers in surplus.Chunk(RowsAtATime))
        {
            await ClearOnceAsync(store => store.ForgetAsync(numbers, cancellationToken));
        }

        lock (_lock)
        {
            _due.ExceptWith(done);
            _dueSince = due.Length == 0 ? _dueSince : time.GetTimestamp();
            _behind = done.Count < due.Length;
        }
    }

    private async Task ClearAsync(Excess excess, bool longAgo, Func<IRequestStore, Task<bool>> step)
    {
        int count = excess.Count;
        if (longAgo || excess.IsDue)
        {
            await ClearAsync(step);
            excess.Add(-count);
        }
    }

    private async Task ClearAsync(Func<IRequestStore, Task<bool>> step)
    {
        bool more = true;
        while (more)
        {
            more = await InScopeAsync(step);
            // Whoever waits to write comes first.
            await Task.Yield();
        }
    }

    private Task ClearOnceAsync(Func<IRequestStore, Task> step) => ClearAsync(async store =>
    {
        await step(store);
        return false;
    });

    // Each step has a scope, and with it a deadline, of its own.
    private async Task<T> InScopeAsync<T>(Func<IRequestStore, Task<T>> step)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await step(scope.ServiceProvider.GetRequiredService<IRequestStore>());
    }

    private string[] DuePhones()
    {
        lock (_lock)
        {
            bool isTime = _behind || _due.Count is <= PhonesAtATime or >= ManyPhones || time.GetElapsedTime(_dueSince) >= LongestDue;
            // Neighbours in the index share its pages.
            return isTime ? [.. _due.Take(ManyPhones).Order(StringComparer.Ordinal)] : [];
        }
    }

    /// <summary>How much was added since a bound was last seen to. It is worth a look after so much.</summary>
    private sealed class Excess(int slack)
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public bool IsDue => Count >= Math.Max(1, slack);

        public void Add(int number) => Interlocked.Add(ref _count, number);
    }
}
