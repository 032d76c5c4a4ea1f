using EndpointManager.Application.Notify;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Sip.Routes;

/// <summary>Which routes are tried for a phone, and in which order.</summary>
internal sealed class RoutePlan(SipSettings settings, RelayMemory memory, TimeProvider time)
{
    private const string Auto = "auto";

    // A lease seldom outlives a day of which the phone was not seen.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    /// <summary>The names of the routes; empty when none is safe.</summary>
    public IReadOnlyList<string> For(NotifyRequest request)
    {
        if (settings.Route != Auto)
        {
            return [settings.Route];
        }

        bool direct = MayBeDirect(request.Reach);
        bool server = !request.Reach.AccountIsShared && !(direct && memory.Refuses(request.Device.Account.Server));
        string[] order = direct && IsDirectFirst(request)
            ? [DirectRoute.RouteName, ServerRoute.RouteName]
            : [ServerRoute.RouteName, DirectRoute.RouteName];
        return [.. order.Where(name => name == DirectRoute.RouteName ? direct : server)];
    }

    /// <summary>Whether another route may do better: nobody answered, or whoever did is not the one to ask.</summary>
    public static bool MayTryNext(LegResult result) => result.Outcome != NotifyOutcome.Accepted
        && result.Status is null or 401 or 403 or 404 or 405 or 407 or 408 or 480 or 481 or 489 or 500 or 501 or 503;

    // Behind an address of the Internet, or one of several phones, another phone may be the one that answers.
    private static bool MayBeDirect(PhoneReach reach) => reach.Address is { } address && LocalNetworks.Contain(address) && !reach.AddressIsShared;

    private bool IsDirectFirst(NotifyRequest request) =>
        request.Device.Account.Transport == Transport.Udp && time.GetUtcNow() - request.Reach.FetchedAt < Fresh;
}
