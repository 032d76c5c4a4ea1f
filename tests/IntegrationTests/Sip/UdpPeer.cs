using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>A phone that answers with whatever bytes a test wants.</summary>
internal sealed class UdpPeer : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Socket _socket;

    public UdpPeer(IPAddress? address = null, int port = 5060)
    {
        address ??= SipPeers.NextAddress();
        _socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _socket.Bind(new IPEndPoint(address, port));
    }

    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Whether something came that was not taken yet.</summary>
    public bool HasReceived => _socket.Available > 0;

    public async Task<ReceivedRequest> ReceiveAsync()
    {
        byte[] buffer = new byte[65_536];
        using var limit = new CancellationTokenSource(Limit);
        SocketReceiveFromResult result = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, _socket.LocalEndPoint!, limit.Token);
        return new ReceivedRequest(Encoding.UTF8.GetString(buffer, 0, result.ReceivedBytes), (IPEndPoint)result.RemoteEndPoint);
    }

    public void Send(ReadOnlySpan<byte> datagram, IPEndPoint target) => _socket.SendTo(datagram, SocketFlags.None, target);

    public void Dispose() => _socket.Dispose();
}

/// <summary>A NOTIFY as it came.</summary>
internal sealed record ReceivedRequest(string Text, IPEndPoint Source)
{
    public string Line(string name) => Text.Split("\r\n").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));

    public string Value(string name) => Line(name)[(name.Length + 2)..];

    /// <summary>A proper answer.</summary>
    public byte[] Answer(string status) => Fill($"""
        SIP/2.0 {status}
        [Via]
        [From]
        [To];tag=2
        [Call-ID]
        [CSeq]
        Content-Length: 0


        """);

    /// <summary>A message in which names in brackets stand for lines of the request, with CRLF.</summary>
    public byte[] Fill(string message)
    {
        foreach (string name in (string[])["Via", "From", "To", "Call-ID", "CSeq"])
        {
            message = message.Replace($"[{name}]", Line(name), StringComparison.Ordinal).Replace($"<{name}>", Value(name), StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(message.ReplaceLineEndings("\r\n"));
    }
}
