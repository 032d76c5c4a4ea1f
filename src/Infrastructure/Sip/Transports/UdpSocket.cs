using System.Net;
using System.Net.Sockets;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transactions;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>
/// A socket that serves any number of targets. It is not connected, so an error that ICMP reports of one target comes up at
/// whatever the socket does next; <see cref="IcmpErrorQueue"/> tells whom it is about.
/// </summary>
internal sealed class UdpSocket : IDisposable
{
    private const int BufferSize = 4 * 1024 * 1024;

    // What Linux counts against a socket's buffer for a datagram of some hundred bytes.
    private const int CostOfAnswer = 2048;

    private const int SmallestWindow = 100;
    private const int LargestWindow = 2000;

    // Each failed send takes one foreign error away; one that is still there after so many is about this send.
    private const int Sends = 8;

    private readonly Socket _socket;
    private readonly IcmpErrorQueue? _errors;
    private readonly TransactionTable _table;
    private volatile bool _closed;

    public UdpSocket(AddressFamily family, TransactionTable table, ILogger logger)
    {
        _table = table;
        _socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            _socket.Bind(new IPEndPoint(family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0));
            SocketBuffers.Enlarge(_socket, BufferSize);
            _errors = IcmpErrorQueue.Open(_socket, logger);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        Window = new SendWindow(Math.Clamp(_socket.ReceiveBufferSize / CostOfAnswer, SmallestWindow, LargestWindow));
        _ = ReceiveAsync();
    }

    /// <summary>The port that the system chose.</summary>
    public int Port { get; }

    /// <summary>As many as the buffer holds answers.</summary>
    public SendWindow Window { get; }

    /// <summary>Sends a datagram.</summary>
    /// <exception cref="TransportFailedException">The system refuses to.</exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, SocketAddress target, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await _socket.SendToAsync(message, SocketFlags.None, target, cancellationToken);
                return;
            }
            catch (SocketException) when (attempt < Sends)
            {
                ReportErrors();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                throw new TransportFailedException("This machine cannot send there.", e);
            }
        }
    }

    public void Dispose()
    {
        _closed = true;
        _socket.Dispose();
    }

    private async Task ReceiveAsync()
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(SipMessageReader.MaxLength, pinned: true);
        var sender = new SocketAddress(_socket.AddressFamily);
        var any = (IPEndPoint)_socket.LocalEndPoint!;
        while (!_closed)
        {
            try
            {
                int length = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, sender);
                _table.Receive(buffer.AsSpan(0, length), new Hop(Transport.Udp, (IPEndPoint)any.Create(sender), ""));
            }
            catch (SocketException)
            {
                ReportErrors();
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void ReportErrors()
    {
        while (_errors?.Read() is { } error)
        {
            if (error.EndsTransactions)
            {
                _table.Fail(new Hop(Transport.Udp, error.Target, ""), error.Reason);
            }
        }
    }
}
