using System.Diagnostics.Metrics;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Requests;

namespace EndpointManager.Infrastructure.Sip;

/// <summary>Counters of SIP, for whatever listens to .NET's meters.</summary>
internal sealed class SipMetrics
{
    private readonly Counter<long> _sent;
    private readonly Counter<long> _retransmitted;
    private readonly Counter<long> _dropped;

    public SipMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(RequestMetrics.MeterName);
        _sent = meter.CreateCounter<long>("sip.requests.sent", "{request}", "SIP requests that were sent, each counted once");
        _retransmitted = meter.CreateCounter<long>("sip.requests.retransmitted", "{request}", "SIP requests that were sent again");
        _dropped = meter.CreateCounter<long>("sip.messages.dropped", "{message}", "Received SIP messages that no request was waiting for");
    }

    /// <summary>Counts a request.</summary>
    public void CountSent(Transport transport) => _sent.Add(1, Tag("transport", transport.ToName()));

    /// <summary>Counts a retransmission.</summary>
    public void CountRetransmitted() => _retransmitted.Add(1);

    /// <summary>Counts a message that was dropped.</summary>
    /// <param name="reason">A word of ours, never of the message.</param>
    public void CountDropped(string reason) => _dropped.Add(1, Tag("reason", reason));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
