using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EndpointManager.Benchmarks.Notify;

/// <summary>Servers with phones behind them, in one process: each an address of this machine. They answer 200, or never.</summary>
internal sealed class AnsweringPhones : IDisposable
{
    /// <summary>User names that begin so belong to phones that never answer.</summary>
    public const string Silent = "silent";

    private readonly List<Socket> _servers = [];
    private int _notifies;

    public AnsweringPhones(int servers)
    {
        for (int number = 0; number < servers; number++)
        {
            var server = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            server.Bind(new IPEndPoint(new IPAddress([127, 62, (byte)(number / 250), (byte)(1 + (number % 250))]), 0));
            _servers.Add(server);
            _ = AnswerAsync(server);
        }
    }

    /// <summary>NOTIFYs that were answered, repeated ones included.</summary>
    public int Notifies => Volatile.Read(ref _notifies);

    /// <summary>Where a server is.</summary>
    public EndPoint EndPointOf(int server) => _servers[server].LocalEndPoint!;

    public void Dispose() => _servers.ForEach(server => server.Dispose());

    private async Task AnswerAsync(Socket server)
    {
        byte[] buffer = new byte[4096];
        try
        {
            while (true)
            {
                SocketReceiveFromResult received = await server.ReceiveFromAsync(buffer, server.LocalEndPoint!);
                string[] lines = Encoding.UTF8.GetString(buffer, 0, received.ReceivedBytes).Split("\r\n");
                if (lines[0].StartsWith($"NOTIFY sip:{Silent}", StringComparison.Ordinal))
                {
                    continue;
                }

                Interlocked.Increment(ref _notifies);
                IEnumerable<string> same = lines.Where(line => line.StartsWith("Via:", StringComparison.Ordinal)
                    || line.StartsWith("From:", StringComparison.Ordinal) || line.StartsWith("To:", StringComparison.Ordinal)
                    || line.StartsWith("Call-ID:", StringComparison.Ordinal) || line.StartsWith("CSeq:", StringComparison.Ordinal));
                string answer = string.Join("\r\n", ["SIP/2.0 200 OK", .. same, "Content-Length: 0", "", ""]);
                await server.SendToAsync(Encoding.UTF8.GetBytes(answer), received.RemoteEndPoint);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }
}
