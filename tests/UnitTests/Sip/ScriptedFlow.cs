using System.Net;
using System.Text;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.UnitTests.Sip;

/// <summary>A way to a phone that keeps what was sent, with the time of it.</summary>
internal sealed class ScriptedFlow(TimeProvider time, Transport transport = Transport.Udp) : IFlow
{
    private readonly long _start = time.GetTimestamp();

    public List<(TimeSpan At, string Message)> Sent { get; } = [];

    /// <summary>Why sending fails; null where it does not.</summary>
    public string? Failure { get; set; }

    /// <summary>When a send is over; at once unless said otherwise.</summary>
    public Task Taken { get; init; } = Task.CompletedTask;

    public Transport Transport => transport;

    public IPEndPoint Remote { get; } = new(IPAddress.Parse("203.0.113.10"), 5060);

    public SentBy SentBy { get; } = new("192.0.2.10", 40000);

    public SendWindow? Window { get; init; }

    public Hop Hop => new(transport, Remote, "");

    public IEnumerable<double> Seconds => Sent.Select(sent => sent.At.TotalSeconds);

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        Sent.Add((time.GetElapsedTime(_start), Encoding.UTF8.GetString(message.Span)));
        return Failure is null ? new ValueTask(Taken) : throw new TransportFailedException(Failure);
    }
}
