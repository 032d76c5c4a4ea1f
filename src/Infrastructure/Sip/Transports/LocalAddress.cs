using System.Net;
using System.Net.Sockets;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>Tells by which of its addresses this machine reaches another.</summary>
internal static class LocalAddress
{
    /// <summary>The address that the routing table gives. Nothing is sent.</summary>
    /// <exception cref="TransportFailedException">No route leads there.</exception>
    public static IPAddress Toward(IPEndPoint remote)
    {
        try
        {
            using var probe = new Socket(remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            probe.Connect(remote);
            return ((IPEndPoint)probe.LocalEndPoint!).Address;
        }
        catch (SocketException e)
        {
            throw new TransportFailedException("No network of this machine leads there.", e);
        }
    }
}
