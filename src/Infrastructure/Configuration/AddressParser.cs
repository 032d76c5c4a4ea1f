using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Reads addresses of the network strictly: .NET's own parsers take 127.1 and 0x7f.1 for addresses.</summary>
internal static class AddressParser
{
    private const int MappedPrefix = 96;

    /// <summary>Reads <c>http://ADDRESS:PORT</c>; <c>localhost</c> is the IPv4 loopback and <c>*</c> every IPv4 address.</summary>
    public static bool TryParseListener(string text, [NotNullWhen(true)] out IPEndPoint? value) => TryParseListener(text, "http://", out value);

    /// <summary>Reads <c>https://ADDRESS:PORT</c>, likewise.</summary>
    public static bool TryParseTlsListener(string text, [NotNullWhen(true)] out IPEndPoint? value) => TryParseListener(text, "https://", out value);

    /// <summary>Reads a network in CIDR form or a single address; an IPv4 network mapped to IPv6 is taken as IPv4.</summary>
    public static bool TryParseNetwork(string text, out IPNetwork value)
    {
        value = default;
        string[] parts = text.Split('/');
        if (parts.Length > 2 || Address(parts[0]) is not { } address)
        {
            return false;
        }

        int length = address.GetAddressBytes().Length * 8;
        int prefix = length;
        if (parts.Length == 2 && !TryParseDigits(parts[1], length, out prefix))
        {
            return false;
        }

        return TryCreate(address, prefix, out value);
    }

    private static bool TryCreate(IPAddress address, int prefix, out IPNetwork value)
    {
        (address, prefix) = address.IsIPv4MappedToIPv6 && prefix >= MappedPrefix
            ? (address.MapToIPv4(), prefix - MappedPrefix)
            : (address, prefix);
        return IPNetwork.TryParse($"{address}/{prefix}", out value) && value.BaseAddress.Equals(address);
    }

    private static bool TryParseListener(string text, string scheme, [NotNullWhen(true)] out IPEndPoint? value)
    {
        value = null;
        int colon = text.LastIndexOf(':');
        if (text.StartsWith(scheme, StringComparison.Ordinal) && colon >= scheme.Length
            && ListenAddress(text[scheme.Length..colon]) is { } address
            && TryParseDigits(text[(colon + 1)..], IPEndPoint.MaxPort, out int port))
        {
            value = new IPEndPoint(address, port);
        }

        return value is not null;
    }

    private static IPAddress? ListenAddress(string host) => host switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        ['[', .. var ipv6, ']'] => Address(ipv6) is { } address && ipv6.Contains(':') ? address : null,
        _ => host.Contains(':') ? null : Address(host),
    };

    private static IPAddress? Address(string text) =>
        SipHost.TryParse(text, out SipHost? host) || SipHost.TryParseIpv6(text, out host) ? host.Address : null;

    private static bool TryParseDigits(string text, int maximum, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= maximum;
}
