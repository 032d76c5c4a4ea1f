using EndpointManager.Infrastructure.Sip.Location;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transactions;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.Infrastructure.Sip.Routes;

/// <summary>Sends a NOTIFY to the hops of one route until one of them answers, and answers a challenge where that is allowed.</summary>
internal sealed class NotifyExchange(NotifySender sender, TargetGuard guard)
{
    /// <summary>Runs a leg.</summary>
    /// <param name="leg">What is told, and how much time there is.</param>
    /// <param name="requestUri">Whom it goes to.</param>
    /// <param name="hops">Where to, in the order of trying; at least one.</param>
    /// <param name="mayAnswer">Whether challenges are answered.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<LegResult> RunAsync(
        NotifyLeg leg, SipUri requestUri, IReadOnlyList<Hop> hops, bool mayAnswer, CancellationToken cancellationToken)
    {
        TimeSpan end = leg.End;
        LegResult result = LegResult.NotSent("", requestUri);
        for (int i = 0; i < hops.Count; i++)
        {
            TransactionResult answer = await TryAsync(
                leg, requestUri, hops[i], mayAnswer, leg.Time.Share(end, hops.Count - 1 - i), cancellationToken);
            result = LegResult.Of(answer, requestUri);
            if (answer.Response is { Status: not 503 })
            {
                break;
            }
        }

        // Who is not there, or says that it cannot serve, leaves it to the next (RFC 3263 section 4.3).
        return result;
    }

    private async Task<TransactionResult> TryAsync(
        NotifyLeg leg, SipUri requestUri, Hop hop, bool mayAnswer, TimeSpan end, CancellationToken cancellationToken)
    {
        if (Refusal(hop) is { } refusal)
        {
            return TransactionResult.Unreachable(refusal);
        }

        var message = new NotifyMessage(
            requestUri, new SipUri(leg.Request.Device.Account.Username, leg.Request.Device.Account.Server.Host), leg.Request.Event);
        TransactionResult first = await sender.SendAsync(new NotifyAttempt(message, 1), hop, leg.Time, end, cancellationToken);
        return mayAnswer && first.Response is { } response && leg.Credentials.Answer(response, requestUri) is { } header
            ? await sender.SendAsync(new NotifyAttempt(message, 2, header), hop, leg.Time, end, cancellationToken)
            : first;
    }

    private string? Refusal(Hop hop)
    {
        try
        {
            return guard.Refuse(hop);
        }
        catch (TransportFailedException e)
        {
            return e.Message;
        }
    }
}
