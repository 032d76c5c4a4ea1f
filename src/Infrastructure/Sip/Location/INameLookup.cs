using System.Net;

namespace EndpointManager.Infrastructure.Sip.Location;

/// <summary>Asks for names.</summary>
internal interface INameLookup
{
    /// <summary>The servers of a service, in no order; empty where there are none, or nobody knows.</summary>
    Task<IReadOnlyList<ServiceServer>> FindServersAsync(string service, CancellationToken cancellationToken);

    /// <summary>The addresses of a host, the preferred first; empty where there are none.</summary>
    Task<IReadOnlyList<IPAddress>> FindAddressesAsync(string host, CancellationToken cancellationToken);
}

/// <summary>A server of a service (RFC 2782).</summary>
internal sealed record ServiceServer(string Host, int Port, int Priority, int Weight);
