using System.Globalization;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>
/// A SIP URI (RFC 3261 section 19.1), out of parts that were parsed before: a user name of the domain needs no escaping.
/// </summary>
internal sealed record SipUri(SipUsername User, SipHost Host)
{
    /// <summary>The port; null where the transport's own is meant.</summary>
    public int? Port { get; init; }

    /// <summary>The transport; null where UDP, the default, is meant.</summary>
    public Transport? Transport { get; init; }

    /// <summary>The URI of a user at a server: what stands for itself is left out.</summary>
    public static SipUri At(SipUsername user, ServerAddress server, Transport transport) => new(user, server.Host)
    {
        Port = server.Port == transport.DefaultPort() ? null : server.Port,
        Transport = transport == Domain.Devices.Transport.Udp ? null : transport,
    };

    /// <inheritdoc/>
    public override string ToString()
    {
        string host = Host.IsIpv6 ? $"[{Host}]" : Host.Value;
        string port = Port is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        string transport = Transport is { } named ? $";transport={named.ToName()}" : "";
        return $"sip:{User}@{host}{port}{transport}";
    }
}
