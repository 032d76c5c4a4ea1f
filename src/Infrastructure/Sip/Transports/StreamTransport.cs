using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Transactions;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>SIP over TCP and TLS: one connection to a hop, which all requests to it share (RFC 3261 section 18).</summary>
internal sealed class StreamTransport(TransactionTable table, TlsTrust trust, ILogger<StreamTransport> logger) : ISipTransport, IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Hop, Lazy<Task<StreamConnection>>> _connections = new();

    public bool Carries(Transport transport) => transport is Transport.Tcp or Transport.Tls;

    public async Task<IFlow> OpenAsync(Hop hop, CancellationToken cancellationToken)
    {
        while (true)
        {
            Lazy<Task<StreamConnection>> connection = _connections.GetOrAdd(hop, key => new Lazy<Task<StreamConnection>>(() => ConnectAsync(key)));
            try
            {
                // Others wait for the same connection, so it does not end with the one who asked first.
                StreamConnection opened = await connection.Value.WaitAsync(cancellationToken);
                if (opened.IsOpen)
                {
                    return opened;
                }

                _connections.TryRemove(KeyValuePair.Create(hop, connection));
            }
            catch (TransportFailedException)
            {
                _connections.TryRemove(KeyValuePair.Create(hop, connection));
                throw;
            }
        }
    }

    public void Dispose()
    {
        foreach (Lazy<Task<StreamConnection>> connection in _connections.Values.Where(connection => connection is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            connection.Value.Result.Dispose();
        }
    }

    private async Task<StreamConnection> ConnectAsync(Hop hop)
    {
        using var limit = new CancellationTokenSource(ConnectLimit, table.Time);
        var socket = new Socket(hop.Remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(hop.Remote, limit.Token);
            stream = await SecureAsync(new NetworkStream(socket, ownsSocket: true), hop, limit.Token);
            return new StreamConnection(hop, socket.LocalEndPoint!, stream, table, OnClosed);
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            stream?.Dispose();
            socket.Dispose();
            Log.ConnectionFailed(logger, e, hop.Remote, hop.Transport);
            throw new TransportFailedException(ReasonOf(e), e);
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream stream, Hop hop, CancellationToken cancellationToken)
    {
        if (hop.Transport != Transport.Tls)
        {
            return stream;
        }

        var secure = new SslStream(stream);
        try
        {
            await secure.AuthenticateAsClientAsync(trust.OptionsFor(hop.ServerName), cancellationToken);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }

    private static string ReasonOf(Exception exception) => exception switch
    {
        AuthenticationException { InnerException: not null } => "The server and this machine agree on no TLS.",
        AuthenticationException => "The server's certificate is not trusted, or is another's.",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "Nothing listens on that port.",
        OperationCanceledException => "The connection did not come about in time.",
        _ => "The connection failed.",
    };

    private void OnClosed(StreamConnection connection)
    {
        foreach (KeyValuePair<Hop, Lazy<Task<StreamConnection>>> entry in _connections)
        {
            if (entry.Value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } && entry.Value.Value.Result == connection)
            {
                _connections.TryRemove(entry);
            }
        }
    }
}
