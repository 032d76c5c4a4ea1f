using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Location;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.Infrastructure.Sip.Routes;

/// <summary>To the SIP server where the phone is registered, for it to relay.</summary>
internal sealed class ServerRoute(
    NotifyExchange exchange, ServerLocator locator, ServerPace pace, RelayMemory memory, SipSettings settings) : INotifyRoute
{
    public const string RouteName = "server";

    public string Name => RouteName;

    public async Task<LegResult> SendAsync(NotifyLeg leg, CancellationToken cancellationToken)
    {
        SipAccount account = leg.Request.Device.Account;
        if (leg.Request.Patient)
        {
            await leg.Time.PauseAsync(pace.WaitForTurnAsync(account.Server.ToString(), cancellationToken));
        }

        var requestUri = SipUri.At(account.Username, account.Server, account.Transport);
        try
        {
            IReadOnlyList<Hop> hops = await leg.Time.WithinAsync(
                leg.End, token => locator.LocateAsync(account.Server, account.Transport, token), "The server's name was not found in time.", cancellationToken);
            LegResult result = await exchange.RunAsync(leg, requestUri, hops, settings.Authenticate, cancellationToken);
            memory.Learn(account.Server, result.Status);
            return result;
        }
        catch (TransportFailedException e)
        {
            return LegResult.NotSent(e.Message, requestUri);
        }
    }
}
