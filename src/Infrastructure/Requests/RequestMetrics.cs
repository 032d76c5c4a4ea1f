using System.Diagnostics.Metrics;

namespace EndpointManager.Infrastructure.Requests;

/// <summary>Counters of the record of requests, for whatever listens to .NET's meters.</summary>
internal sealed class RequestMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "EndpointManager";

    public RequestMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        Recorded = meter.CreateCounter<long>("requests.recorded", "{request}", "Requests of phones that were written down");
        Dropped = meter.CreateCounter<long>("requests.dropped", "{request}", "Requests of phones that could not be written down");
        Batches = meter.CreateCounter<long>("requests.batches", "{transaction}", "Transactions in which requests were written down");
    }

    /// <summary>Requests that were written down.</summary>
    public Counter<long> Recorded { get; }

    /// <summary>Requests that were lost.</summary>
    public Counter<long> Dropped { get; }

    /// <summary>Transactions that wrote requests down.</summary>
    public Counter<long> Batches { get; }
}
