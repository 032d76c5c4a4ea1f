using System.Net;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>What the network reported of a datagram.</summary>
/// <param name="Target">Where the datagram was sent.</param>
/// <param name="EndsTransactions">
/// Whether it tells that the target cannot be reached, or cannot read the datagram: what has to be known of it by RFC 3261 section 18.4.
/// </param>
/// <param name="Reason">The same in words.</param>
internal sealed record IcmpError(IPEndPoint Target, bool EndsTransactions, string Reason)
{
    private const int Icmp = 2;
    private const int Icmp6 = 3;

    /// <summary>Reads type and code as ICMP (RFC 792) or ICMPv6 (RFC 4443 section 3) has them.</summary>
    /// <param name="target">Where the datagram was sent.</param>
    /// <param name="origin">Linux's <c>ee_origin</c>: who reports.</param>
    /// <param name="type">ICMP's type.</param>
    /// <param name="code">ICMP's code.</param>
    public static IcmpError Of(IPEndPoint target, byte origin, byte type, byte code) => (origin, type, code) switch
    {
        // A datagram that is too long for a link is not lost for good: the system sends the next one in parts.
        (Icmp, 3, 4) => new IcmpError(target, false, ""),
        (Icmp, 3, 3) or (Icmp6, 1, 4) => new IcmpError(target, true, "Nothing listens on that port."),
        (Icmp, 3, _) or (Icmp6, 1, _) => new IcmpError(target, true, "The network reports that the address cannot be reached."),
        (Icmp, 12, _) or (Icmp6, 4, _) => new IcmpError(target, true, "The network reports that the datagram cannot be read."),
        _ => new IcmpError(target, false, ""),
    };
}
