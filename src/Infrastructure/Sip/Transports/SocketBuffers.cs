using System.Net.Sockets;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>Room for bursts in a socket.</summary>
internal static class SocketBuffers
{
    // Of Linux: beyond net.core.rmem_max, for those who may.
    private const int SolSocket = 1;
    private const int SendBufferForce = 32;
    private const int ReceiveBufferForce = 33;

    /// <summary>Asks for buffers of a size, and takes what the system grants.</summary>
    public static void Enlarge(Socket socket, int size)
    {
        socket.ReceiveBufferSize = size;
        socket.SendBufferSize = size;
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            socket.SetRawSocketOption(SolSocket, ReceiveBufferForce, BitConverter.GetBytes(size));
            socket.SetRawSocketOption(SolSocket, SendBufferForce, BitConverter.GetBytes(size));
        }
        catch (SocketException)
        {
            // Not allowed: the window is made to fit what was granted.
        }
    }
}
