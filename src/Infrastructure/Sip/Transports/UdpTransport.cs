using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transactions;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>SIP over UDP (RFC 3261 section 18): one socket for each family of addresses, opened when it is first needed.</summary>
internal sealed class UdpTransport(TransactionTable table, ILogger<UdpTransport> logger) : ISipTransport, IDisposable
{
    private readonly ConcurrentDictionary<AddressFamily, Lazy<UdpSocket>> _sockets = new();

    /// <summary>The ports of the open sockets.</summary>
    public IEnumerable<int> Ports => _sockets.Values.Where(socket => socket.IsValueCreated).Select(socket => socket.Value.Port);

    public bool Carries(Transport transport) => transport == Transport.Udp;

    public Task<IFlow> OpenAsync(Hop hop, CancellationToken cancellationToken)
    {
        UdpSocket socket = SocketOf(hop.Remote.AddressFamily);
        var local = new IPEndPoint(LocalAddress.Toward(hop.Remote), socket.Port);
        return Task.FromResult<IFlow>(new UdpFlow(socket, hop.Remote, SentBy.Of(local)));
    }

    public void Dispose()
    {
        foreach (Lazy<UdpSocket> socket in _sockets.Values.Where(socket => socket.IsValueCreated))
        {
            socket.Value.Dispose();
        }
    }

    private UdpSocket SocketOf(AddressFamily family)
    {
        try
        {
            return _sockets.GetOrAdd(family, key => new Lazy<UdpSocket>(() => new UdpSocket(key, table, logger))).Value;
        }
        catch (SocketException e)
        {
            // Not kept, so that the next NOTIFY tries again.
            _sockets.TryRemove(family, out _);
            throw new TransportFailedException("This machine has no such socket to send from.", e);
        }
    }

    private sealed class UdpFlow(UdpSocket socket, IPEndPoint remote, SentBy sentBy) : IFlow
    {
        private readonly SocketAddress _address = remote.Serialize();

        public Transport Transport => Transport.Udp;

        public IPEndPoint Remote => remote;

        public SentBy SentBy => sentBy;

        public SendWindow Window => socket.Window;

        public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
            socket.SendAsync(message, _address, cancellationToken);
    }
}
