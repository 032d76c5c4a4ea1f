using System.Net;
using System.Net.Sockets;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>
/// Ports that nobody listens on, each given once. They lie below those that the system gives to whoever asks for any, which between two
/// looks may be another test or a container.
/// </summary>
internal static class FreePort
{
    // Another run of the tests beside this one begins elsewhere.
    private static int _last = 20_000 + (Environment.ProcessId % 100 * 100);

    public static int Next()
    {
        while (true)
        {
            int port = Interlocked.Increment(ref _last);
            try
            {
                using var listener = new TcpListener(IPAddress.Any, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }
    }
}
