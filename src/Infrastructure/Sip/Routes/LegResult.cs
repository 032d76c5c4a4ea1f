using EndpointManager.Application.Notify;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transactions;

namespace EndpointManager.Infrastructure.Sip.Routes;

/// <summary>How one route ended.</summary>
internal sealed record LegResult(NotifyOutcome Outcome, string Reason)
{
    /// <summary>The final status; null without an answer.</summary>
    public int? Status { get; init; }

    /// <summary>The Request-URI; null when there was nowhere to send it.</summary>
    public string? Target { get; init; }

    /// <summary>The transport; null when nothing was sent.</summary>
    public string? Transport { get; init; }

    /// <summary>What the answer says of who gave it.</summary>
    public string? Responder { get; init; }

    /// <summary>Nothing was sent.</summary>
    public static LegResult NotSent(string reason, SipUri? target = null) =>
        new(NotifyOutcome.Unreachable, reason) { Target = target?.ToString() };

    /// <summary>A transaction ended.</summary>
    public static LegResult Of(TransactionResult result, SipUri target) => new(OutcomeOf(result), DisplayText.Of(result.Reason))
    {
        Status = result.Response?.Status,
        Target = target.ToString(),
        Transport = result.Transport?.ToName(),
        Responder = result.Response is { } response ? ResponderOf(response) : null,
    };

    // Phones call themselves User-Agent, servers Server (RFC 3261 sections 20.35 and 20.41).
    private static string? ResponderOf(SipResponse response) =>
        response.All(HeaderName.Server).Concat(response.All(HeaderName.UserAgent)).Select(DisplayText.Of).FirstOrDefault(name => name.Length > 0);

    private static NotifyOutcome OutcomeOf(TransactionResult result) => result.Outcome switch
    {
        TransactionOutcome.Answered => result.Response!.IsSuccess ? NotifyOutcome.Accepted : NotifyOutcome.Rejected,
        TransactionOutcome.TimedOut => NotifyOutcome.TimedOut,
        _ => NotifyOutcome.Unreachable,
    };
}
