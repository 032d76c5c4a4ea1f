using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using EndpointManager.IntegrationTests.Sip;

namespace EndpointManager.IntegrationTests.Jobs;

/// <summary>A phone that takes a NOTIFY after a while, and then does what its firmware would.</summary>
internal sealed class NotifiedPhone : IDisposable
{
    private readonly UdpPeer _peer = new(port: 0);
    private readonly ConcurrentDictionary<string, bool> _calls = new(StringComparer.Ordinal);

    public NotifiedPhone(string mac, TimeSpan answerAfter, Func<string, Task>? then = null)
    {
        Mac = mac;
        _ = AnswerAsync(answerAfter, then);
    }

    public string Mac { get; }

    /// <summary>Where it listens, as a device's server address: in place of a PBX that relays.</summary>
    public IPEndPoint EndPoint => _peer.EndPoint;

    /// <summary>NOTIFYs that came, each counted once however often it was repeated on the wire.</summary>
    public int Notifies => _calls.Count;

    /// <summary>The Event header of those.</summary>
    public string? LastEvent { get; private set; }

    public void Dispose() => _peer.Dispose();

    private async Task AnswerAsync(TimeSpan answerAfter, Func<string, Task>? then)
    {
        while (true)
        {
            try
            {
                ReceivedRequest request = await _peer.ReceiveAsync();
                bool first = _calls.TryAdd(request.Value("Call-ID"), true);
                LastEvent = request.Value("Event");
                await Task.Delay(answerAfter);
                _peer.Send(request.Answer("200 OK"), request.Source);
                if (first && then is not null)
                {
                    await then(Mac);
                }
            }
            catch (OperationCanceledException)
            {
                // Nobody asked for a while; somebody may yet.
            }
            catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }
}
