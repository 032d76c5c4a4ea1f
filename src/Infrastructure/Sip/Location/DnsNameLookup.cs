using System.Net;
using System.Net.Sockets;
using DnsClient;

namespace EndpointManager.Infrastructure.Sip.Location;

/// <summary>
/// Names as DNS has them. Servers of a service come from DNS itself; addresses from the system, which also knows its hosts file
/// and its search list, as every other program here does.
/// </summary>
/// <param name="options">How name servers are asked.</param>
/// <param name="limit">How long one may take.</param>
internal sealed class DnsNameLookup(LookupClientOptions options, TimeSpan limit) : INameLookup
{
    // Whatever a service is said to have, no more is ever tried.
    private const int MaxServers = 16;

    // Only a part of what the whole answer may take.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Lazy<LookupClient> _dns = new(() =>
    {
        options.Timeout = limit;
        options.Retries = 0;
        return new LookupClient(options);
    });

    /// <summary>Asks the name servers of the system.</summary>
    public DnsNameLookup()
        : this(new LookupClientOptions(), Limit)
    {
    }

    public async Task<IReadOnlyList<ServiceServer>> FindServersAsync(string service, CancellationToken cancellationToken)
    {
        try
        {
            IDnsQueryResponse answer = await _dns.Value.QueryAsync(service, QueryType.SRV, cancellationToken: cancellationToken);
            return [.. answer.Answers.SrvRecords().Take(MaxServers)
                .Select(record => new ServiceServer(record.Target.Value.TrimEnd('.'), record.Port, record.Priority, record.Weight))];
        }
        catch (Exception e) when (e is DnsResponseException or SocketException or InvalidOperationException or ArgumentException)
        {
            // Without an answer, the name is looked up as a host: most servers have no service records at all.
            return [];
        }
    }

    public async Task<IReadOnlyList<IPAddress>> FindAddressesAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return [];
        }
    }
}
