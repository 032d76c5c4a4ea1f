using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.Infrastructure.Sip.Transactions;

/// <summary>How a transaction ended.</summary>
internal enum TransactionOutcome
{
    /// <summary>With a final response.</summary>
    Answered,

    /// <summary>Without one (RFC 3261 section 17.1.2.2, timer F).</summary>
    TimedOut,

    /// <summary>The request could not be delivered (RFC 3261 section 17.1.4).</summary>
    Unreachable,
}

/// <summary>What became of a transaction.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Response">The final response.</param>
/// <param name="Reason">Why there is none.</param>
internal sealed record TransactionResult(TransactionOutcome Outcome, SipResponse? Response, string Reason)
{
    /// <summary>What carried the request; null when it was not sent.</summary>
    public Transport? Transport { get; init; }

    /// <summary>Nobody answered.</summary>
    public static TransactionResult TimedOut { get; } = new(TransactionOutcome.TimedOut, null, "No final answer came in time.");

    /// <summary>A final response came.</summary>
    public static TransactionResult Answered(SipResponse response) => new(TransactionOutcome.Answered, response, response.ReasonPhrase);

    /// <summary>It could not be delivered.</summary>
    public static TransactionResult Unreachable(string reason) => new(TransactionOutcome.Unreachable, null, reason);
}
