using System.Net;
using System.Net.Sockets;

namespace EndpointManager.Application.Access;

/// <summary>Who counts as one source of requests: an IPv4 address, or an IPv6 network of 64 bits, which is what one customer has.</summary>
public readonly record struct SourceNetwork
{
    private const int Ipv6Bytes = 8;

    private SourceNetwork(IPAddress address, int prefixLength)
    {
        Address = address;
        PrefixLength = prefixLength;
    }

    /// <summary>The address, of an IPv6 network the first one.</summary>
    public IPAddress Address { get; }

    /// <summary>Bits that count: 32, or 64 of an IPv6 network.</summary>
    public int PrefixLength { get; }

    /// <summary>The source that an address belongs to.</summary>
    public static SourceNetwork Of(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return new SourceNetwork(plain, Ipv6Bytes * 4);
        }

        byte[] bytes = plain.GetAddressBytes();
        bytes.AsSpan(Ipv6Bytes).Clear();
        return new SourceNetwork(new IPAddress(bytes), Ipv6Bytes * 8);
    }

    /// <summary>The address, with <c>/64</c> behind an IPv6 one.</summary>
    public override string ToString() =>
        Address is null ? "" : Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"{Address}/{PrefixLength}" : Address.ToString();
}
