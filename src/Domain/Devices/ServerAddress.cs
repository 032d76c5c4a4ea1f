using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EndpointManager.Domain.Devices;

/// <summary>Where a phone registers: host and port of its SIP server.</summary>
public sealed record ServerAddress
{
    /// <summary>Longest written form: a full DNS name, a colon and five digits.</summary>
    public const int MaxLength = SipHost.MaxLength + 6;

    private ServerAddress(SipHost host, int port)
    {
        Host = host;
        Port = port;
    }

    /// <summary>The server's host.</summary>
    public SipHost Host { get; }

    /// <summary>The server's port, 1 to 65535.</summary>
    public int Port { get; }

    /// <summary>Reads <c>host[:port]</c>; an IPv6 address stands in brackets.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="transport">Decides the port when none was typed.</param>
    /// <param name="value">The address, when the result is true.</param>
    /// <param name="error">The reason, when the result is false.</param>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        Transport transport,
        [NotNullWhen(true)] out ServerAddress? value,
        [NotNullWhen(false)] out string? error)
    {
        value = null;
        error = null;
        if (!TrySplit(text, out SipHost? host, out ReadOnlySpan<char> portText))
        {
            error = "Must be host or host:port, where host is an IPv4 address (203.0.113.10), a DNS name (pbx.example.com) or an IPv6 address in brackets ([2001:db8::1]).";
        }
        else if (!TryReadPort(portText, transport, out int port))
        {
            error = "The port must be a number from 1 to 65535 without leading zeros.";
        }
        else if (host.Address is { } address && !CanBeServer(address))
        {
            error = "Must be the address of a server, not an unspecified, multicast or broadcast address.";
        }
        else
        {
            value = new ServerAddress(host, port);
        }

        return value is not null;
    }

    /// <summary>Reads text that is known to be valid, such as a stored column.</summary>
    /// <exception cref="FormatException">The text is not valid after all.</exception>
    public static ServerAddress Parse(string text, Transport transport) =>
        TryParse(text, transport, out ServerAddress? value, out string? error) ? value : throw new FormatException(error);

    /// <summary>Host and port, always both: <c>203.0.113.10:5060</c>, <c>[2001:db8::1]:5060</c>.</summary>
    public override string ToString() =>
        $"{(Host.IsIpv6 ? $"[{Host}]" : Host.Value)}:{Port.ToString(CultureInfo.InvariantCulture)}";

    private static bool TrySplit(string? text, [NotNullWhen(true)] out SipHost? host, out ReadOnlySpan<char> port)
    {
        host = null;
        port = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength)
        {
            return false;
        }

        ReadOnlySpan<char> rest = text;
        if (text[0] == '[')
        {
            int end = text.IndexOf(']', StringComparison.Ordinal);
            if (end < 0 || (end + 1 < text.Length && text[end + 1] != ':'))
            {
                return false;
            }

            port = rest[(end + 1)..];
            return SipHost.TryParseIpv6(rest[1..end], out host);
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        port = colon < 0 ? default : rest[colon..];
        return SipHost.TryParse(colon < 0 ? rest : rest[..colon], out host);
    }

    // The text still has its colon, so that "host:" (no port after the colon) differs from "host".
    private static bool TryReadPort(ReadOnlySpan<char> text, Transport transport, out int port)
    {
        port = transport.DefaultPort();
        if (text.IsEmpty)
        {
            return true;
        }

        ReadOnlySpan<char> digits = text[1..];
        return digits.Length is >= 1 and <= 5
            && digits[0] != '0'
            && !digits.ContainsAnyExceptInRange('0', '9')
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out port)
            && port <= IPEndPoint.MaxPort;
    }

    private static bool CanBeServer(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        bool multicast = plain.AddressFamily == AddressFamily.InterNetwork
            ? plain.GetAddressBytes()[0] is >= 224 and <= 239
            : plain.IsIPv6Multicast;
        return !multicast && !plain.Equals(IPAddress.Any) && !plain.Equals(IPAddress.IPv6Any) && !plain.Equals(IPAddress.Broadcast);
    }
}
