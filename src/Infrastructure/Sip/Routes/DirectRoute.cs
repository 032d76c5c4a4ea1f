using System.Net;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.Infrastructure.Sip.Routes;

/// <summary>To the phone itself, over UDP, at the address that last fetched its file.</summary>
internal sealed class DirectRoute(NotifyExchange exchange, SipSettings settings) : INotifyRoute
{
    public const string RouteName = "direct";

    public string Name => RouteName;

    public async Task<LegResult> SendAsync(NotifyLeg leg, CancellationToken cancellationToken)
    {
        if (leg.Request.Reach.Address is not { } fetchedFrom)
        {
            return LegResult.NotSent("The phone's address is not known: it has not fetched its own file yet.");
        }

        IPAddress address = fetchedFrom.IsIPv4MappedToIPv6 ? fetchedFrom.MapToIPv4() : fetchedFrom;
        if (HostOf(address) is not { } host)
        {
            return LegResult.NotSent("The phone's address belongs to one link only.");
        }

        var requestUri = new SipUri(leg.Request.Device.Account.Username, host) { Port = settings.DirectPort };
        var hop = new Hop(Transport.Udp, new IPEndPoint(address, settings.DirectPort), "");
        return await exchange.RunAsync(leg, requestUri, [hop], settings.AuthenticateDirect, cancellationToken);
    }

    // Null for an address with a zone, which a URI cannot have.
    private static SipHost? HostOf(IPAddress address) =>
        SipHost.TryParse(address.ToString(), out SipHost? host) || SipHost.TryParseIpv6(address.ToString(), out host) ? host : null;
}
