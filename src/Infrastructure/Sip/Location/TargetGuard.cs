using System.Net;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.Infrastructure.Sip.Location;

/// <summary>
/// Refuses addresses at which no phone and no server of phones can be, so that nobody makes this service talk to itself or to its
/// own machine. It judges addresses as they were resolved, right before something is sent there.
/// </summary>
internal sealed class TargetGuard(SipSettings sip, HttpSettings http, UdpTransport udp)
{
    private static readonly IPNetwork[] Refused =
    [
        Network(8, 0),                  // RFC 1122 section 3.2.1.3: this network
        Network(8, 127),                // the same: loopback
        Network(16, 169, 254),          // RFC 3927: link-local
        Network(4, 224),                // RFC 5771: multicast
        Network(4, 240),                // RFC 1112 section 4: reserved, and broadcast
        new(IPAddress.IPv6Any, 96),     // RFC 4291 section 2.5: unspecified, loopback, and IPv4 in a form that is not used
        new(new IPAddress([0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 10), // RFC 4291 section 2.5.6: link-local
        new(new IPAddress([0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 8),     // RFC 4291 section 2.7: multicast
    ];

    /// <summary>Why a hop is refused; null when it is not.</summary>
    /// <exception cref="TransportFailedException">No route leads there.</exception>
    public string? Refuse(Hop hop)
    {
        IPAddress address = hop.Remote.Address.IsIPv4MappedToIPv6 ? hop.Remote.Address.MapToIPv4() : hop.Remote.Address;
        if (sip.AllowedTargets.Any(network => network.Contains(address)))
        {
            return null;
        }

        return Array.Exists(Refused, network => network.Contains(address))
                ? "The address is no phone's: loopback, link-local, multicast, broadcast or unspecified. sip.allowed_targets can allow it."
            : IsOwnPort(hop.Remote.Port) && LocalAddress.Toward(hop.Remote).Equals(address)
                ? "The address is this service's own."
            : null;
    }

    private static IPNetwork Network(int length, byte first, byte second = 0) => new(new IPAddress([first, second, 0, 0]), length);

    private bool IsOwnPort(int port) => http.AllListeners.Any(listener => listener.Port == port) || udp.Ports.Contains(port);
}
