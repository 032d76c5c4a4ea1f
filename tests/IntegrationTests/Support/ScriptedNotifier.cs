using System.Collections.Concurrent;
using EndpointManager.Application.Notify;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>Stands for the network: remembers who was notified, and answers as a test says.</summary>
internal sealed class ScriptedNotifier : IPhoneNotifier
{
    private readonly ConcurrentQueue<NotifyRequest> _sent = new();

    /// <summary>What comes back; the phone's 200 at once unless a test says otherwise.</summary>
    public Func<NotifyRequest, CancellationToken, Task<NotifyResult>> Answer { get; set; } = (_, _) => Task.FromResult(Accepted);

    /// <summary>The phone's own 200.</summary>
    public static NotifyResult Accepted { get; } = new()
    {
        Outcome = NotifyOutcome.Accepted,
        SipStatus = 200,
        Reason = "OK",
        Route = "direct",
        Target = "sip:2042@10.1.2.3:5060",
        Transport = "udp",
        Responder = "Yealink SIP-T46S 66.86.0.15",
        Elapsed = TimeSpan.FromMilliseconds(42),
    };

    /// <summary>All that was sent, in order.</summary>
    public IReadOnlyList<NotifyRequest> Sent => [.. _sent];

    /// <summary>To whom, in order.</summary>
    public IReadOnlyList<string> Macs => [.. _sent.Select(request => request.Device.MacAddress.Value)];

    public async Task<NotifyResult> NotifyAsync(NotifyRequest request, CancellationToken cancellationToken)
    {
        _sent.Enqueue(request);
        return await Answer(request, cancellationToken);
    }
}
