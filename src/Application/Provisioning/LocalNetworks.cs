using System.Net;

namespace EndpointManager.Application.Provisioning;

/// <summary>The networks that <c>provisioning.access = "lan"</c> serves: those that are never routed on the Internet.</summary>
public static class LocalNetworks
{
    private static readonly IPNetwork[] Networks =
    [
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),      // RFC 1918
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("169.254.0.0/16"),  // RFC 3927, link-local
        IPNetwork.Parse("100.64.0.0/10"),   // RFC 6598, shared address space of carriers (CGNAT)
        IPNetwork.Parse("::1/128"),
        IPNetwork.Parse("fe80::/10"),       // RFC 4291, link-local
        IPNetwork.Parse("fc00::/7"),        // RFC 4193, unique local
    ];

    /// <summary>Whether an address belongs to one of them; an IPv4 address mapped into IPv6 counts as what it is.</summary>
    public static bool Contain(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(Networks, network => network.Contains(plain));
    }

    /// <summary>Whether all addresses of a network belong to one of them.</summary>
    public static bool Contain(IPNetwork network) =>
        Array.Exists(Networks, local => local.PrefixLength <= network.PrefixLength && local.Contains(network.BaseAddress));
}
