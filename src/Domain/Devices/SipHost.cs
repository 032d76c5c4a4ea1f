using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace EndpointManager.Domain.Devices;

/// <summary>
/// Host part of a SIP server's address: a strictly dotted IPv4 address, an IPv6 address, or a DNS name.
/// </summary>
/// <remarks>
/// .NET's own parsers are not used for the decision: they take 127.1, 0x7f.1 and 017700000001 for IPv4 addresses,
/// and a phone would not read them alike.
/// </remarks>
public sealed record SipHost
{
    /// <summary>Longest host in characters (RFC 1035 section 2.3.4, without the root's dot).</summary>
    public const int MaxLength = 253;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    private static readonly SearchValues<char> Ipv6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    private SipHost(string value, IPAddress? address)
    {
        Value = value;
        Address = address;
    }

    /// <summary>Canonical text without brackets: lower-case name, dotted quad, or RFC 5952 IPv6 text.</summary>
    public string Value { get; }

    /// <summary>The address, when the host is one; null for a DNS name.</summary>
    public IPAddress? Address { get; }

    /// <summary>Whether the host needs brackets in front of a port.</summary>
    public bool IsIpv6 => Address?.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>Reads an IPv6 address without its brackets; zones are not addresses of a server.</summary>
    public static bool TryParseIpv6(ReadOnlySpan<char> text, [NotNullWhen(true)] out SipHost? host)
    {
        host = null;
        int dot = text.IndexOf('.');
        bool strictTail = dot < 0 || TryReadIpv4(text[(text.LastIndexOf(':') + 1)..], out _);
        if (text.Length <= 45 && strictTail && !text.ContainsAnyExcept(Ipv6Characters)
            && IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            host = new SipHost(address.ToString(), address);
        }

        return host is not null;
    }

    /// <summary>Reads an IPv4 address or a DNS name.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out SipHost? host)
    {
        host = null;
        if (TryReadIpv4(text, out IPAddress? address))
        {
            host = new SipHost(address.ToString(), address);
        }
        else if (IsDnsName(text))
        {
            host = new SipHost(text.ToString().ToLowerInvariant(), null);
        }

        return host is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool TryReadIpv4(ReadOnlySpan<char> text, [NotNullWhen(true)] out IPAddress? address)
    {
        Span<byte> octets = stackalloc byte[4];
        Span<Range> parts = stackalloc Range[5];
        address = null;
        if (text.Length > 15 || text.Split(parts, '.') != 4)
        {
            return false;
        }

        for (int i = 0; i < 4; i++)
        {
            if (!TryReadOctet(text[parts[i]], out octets[i]))
            {
                return false;
            }
        }

        address = new IPAddress(octets);
        return true;
    }

    private static bool TryReadOctet(ReadOnlySpan<char> digits, out byte octet)
    {
        octet = 0;
        return digits.Length is >= 1 and <= 3
            && !digits.ContainsAnyExceptInRange('0', '9')
            && (digits.Length == 1 || digits[0] != '0')
            && byte.TryParse(digits, out octet);
    }

    // RFC 1123 section 2.1: letters, digits and hyphens; a name whose last label is a number would be read as an address.
    private static bool IsDnsName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength || text.ContainsAnyExcept(NameCharacters))
        {
            return false;
        }

        ReadOnlySpan<char> last = default;
        foreach (Range range in text.Split('.'))
        {
            last = text[range];
            if (last.Length is 0 or > 63 || last[0] == '-' || last[^1] == '-')
            {
                return false;
            }
        }

        return last.ContainsAnyExceptInRange('0', '9') && !last.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
    }
}
