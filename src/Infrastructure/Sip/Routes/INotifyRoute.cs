using EndpointManager.Application.Notify;

namespace EndpointManager.Infrastructure.Sip.Routes;

/// <summary>
/// One way to a phone. A new one, such as a PBX's own interface, is a class beside these and its registration; it is found by its name.
/// </summary>
internal interface INotifyRoute
{
    /// <summary>Its name in <c>sip.route</c> and in results.</summary>
    string Name { get; }

    /// <summary>
    /// Tells the phone and waits for the final answer, until the leg is over at most. What a network or a server does is a result, never
    /// an exception.
    /// </summary>
    /// <exception cref="Application.Common.SecretUnreadableException">A challenge needs the password, and it cannot be decrypted.</exception>
    Task<LegResult> SendAsync(NotifyLeg leg, CancellationToken cancellationToken);
}

/// <summary>What a route gets.</summary>
/// <param name="Request">What the phone is told.</param>
/// <param name="Credentials">Answers a challenge, once for all routes.</param>
/// <param name="Time">What the answer may take; waiting for a turn does not count.</param>
/// <param name="LegsAfter">How many routes may follow.</param>
internal sealed record NotifyLeg(NotifyRequest Request, LineCredentials Credentials, Transactions.AnswerTime Time, int LegsAfter)
{
    /// <summary>When the leg has to be over, on the scale of its time.</summary>
    public TimeSpan End => Time.Share(Time.End, LegsAfter);
}
