using System.Diagnostics.Metrics;
using EndpointManager.Infrastructure.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>Watches the counters of one service's record of requests.</summary>
internal sealed class RecorderWatch : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly MeterListener _listener = new();
    private long _recorded;
    private long _dropped;
    private long _transactions;

    public RecorderWatch(IServiceProvider services)
    {
        RequestMetrics metrics = services.GetRequiredService<RequestMetrics>();
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            Interlocked.Add(ref CounterOf(instrument, metrics), value);
        });
        _listener.EnableMeasurementEvents(metrics.Recorded);
        _listener.EnableMeasurementEvents(metrics.Dropped);
        _listener.EnableMeasurementEvents(metrics.Batches);
        _listener.Start();
    }

    public long Dropped => Volatile.Read(ref _dropped);

    public long Transactions => Volatile.Read(ref _transactions);

    /// <summary>Waits until so many requests were written down.</summary>
    public async Task HasRecordedAsync(long requests)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (Volatile.Read(ref _recorded) < requests)
        {
            patience.IsCancellationRequested.Should().BeFalse("{0} of {1} requests were recorded", _recorded, requests);
            await Task.Delay(50);
        }
    }

    public void Dispose() => _listener.Dispose();

    private ref long CounterOf(Instrument instrument, RequestMetrics metrics)
    {
        if (instrument == metrics.Recorded)
        {
            return ref _recorded;
        }

        return ref instrument == metrics.Dropped ? ref _dropped : ref _transactions;
    }
}
