using EndpointManager.Application.Notify;
using EndpointManager.Application.Security;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Sip.Transactions;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Sip.Routes;

/// <summary>Tells phones, by one route after the other.</summary>
internal sealed class PhoneNotifier(
    IEnumerable<INotifyRoute> routes,
    RoutePlan plan,
    IPasswordVault vault,
    SipSettings settings,
    TimeProvider time,
    ILogger<PhoneNotifier> logger) : IPhoneNotifier
{
    private readonly Dictionary<string, INotifyRoute> _routes = routes.ToDictionary(route => route.Name);

    public async Task<NotifyResult> NotifyAsync(NotifyRequest request, CancellationToken cancellationToken)
    {
        var answerTime = new AnswerTime(time, TimeSpan.FromSeconds(settings.Timeout));
        var credentials = new LineCredentials(request.Device, vault);
        IReadOnlyList<string> names = plan.For(request);
        string last = ServerRoute.RouteName;
        LegResult result = LegResult.NotSent(
            "Another device has the same username at the same server, so a NOTIFY to the server would tell both; and the phone's own address cannot be used.");
        for (int i = 0; i < names.Count && (i == 0 || RoutePlan.MayTryNext(result)); i++)
        {
            last = names[i];
            var leg = new NotifyLeg(request, credentials, answerTime, names.Count - 1 - i);
            result = await _routes[last].SendAsync(leg, cancellationToken);
            Log.LegEnded(logger, request.Device.MacAddress, last, result.Outcome, result.Status, result.Reason);
        }

        return ToResult(last, result, answerTime.Elapsed);
    }

    private static NotifyResult ToResult(string route, LegResult result, TimeSpan elapsed) => new()
    {
        Outcome = result.Outcome,
        SipStatus = result.Status,
        Reason = result.Reason,
        Route = route,
        Target = result.Target,
        Transport = result.Transport,
        Responder = result.Responder,
        Elapsed = elapsed,
    };
}
