using System.Net;
using System.Security.Cryptography;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.Infrastructure.Sip.Location;

/// <summary>
/// Finds where a SIP server is (RFC 3263 section 4). The transport is given, so NAPTR records, which tell it, are not asked for.
/// </summary>
internal sealed class ServerLocator(INameLookup names)
{
    // Who has more leaves none of them enough time to answer.
    private const int MaxHops = 4;

    /// <summary>Where to send, in the order of trying.</summary>
    /// <exception cref="TransportFailedException">The name leads nowhere.</exception>
    public async Task<IReadOnlyList<Hop>> LocateAsync(ServerAddress server, Transport transport, CancellationToken cancellationToken)
    {
        if (server.Host.Address is { } address)
        {
            return [HopTo(address, server.Port, server, transport)];
        }

        List<Hop> hops = [];
        foreach ((string host, int port) in await HostsAsync(server, transport, cancellationToken))
        {
            IEnumerable<IPAddress> addresses = hops.Count < MaxHops ? await names.FindAddressesAsync(host, cancellationToken) : [];
            hops.AddRange(addresses.Select(found => HopTo(found, port, server, transport)));
        }

        return hops.Count > 0 ? [.. hops.Distinct().Take(MaxHops)] : throw new TransportFailedException("The server's name has no address.");
    }

    // A server that was entered without a port has the transport's own, and only such a one may be a name of a service.
    private async Task<IEnumerable<(string Host, int Port)>> HostsAsync(ServerAddress server, Transport transport, CancellationToken cancellationToken)
    {
        if (server.Port != transport.DefaultPort())
        {
            return [(server.Host.Value, server.Port)];
        }

        string service = transport == Transport.Tls ? "_sips._tcp" : $"_sip._{transport.ToName()}";
        IReadOnlyList<ServiceServer> servers = await names.FindServersAsync($"{service}.{server.Host}", cancellationToken);
        return servers.Count == 0
            ? [(server.Host.Value, server.Port)]
            : ServiceOrder.Sort(servers, to => RandomNumberGenerator.GetInt32(to + 1)).Where(IsThere).Select(found => (found.Host, found.Port));
    }

    // RFC 2782: a service whose only server is the root is decidedly not offered.
    private static bool IsThere(ServiceServer server) => server.Host.Length > 0 && server.Port is >= 1 and <= IPEndPoint.MaxPort;

    // A certificate is of the server that was configured, not of what DNS made of it (RFC 5922 section 4).
    private static Hop HopTo(IPAddress address, int port, ServerAddress server, Transport transport) => new(
        transport,
        new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, port),
        transport == Transport.Tls ? server.Host.Value : "");
}
