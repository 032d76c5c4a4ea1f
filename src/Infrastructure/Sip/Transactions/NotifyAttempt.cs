using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.Infrastructure.Sip.Transactions;

/// <summary>A NOTIFY with the number of its attempt. No record: the header that it was given may be a digest.</summary>
internal sealed class NotifyAttempt(NotifyMessage message, uint number, KeyValuePair<string, string>? authorization = null)
{
    /// <summary>The request of a new transaction over a flow.</summary>
    public TransactionRequest ToRequest(IFlow flow)
    {
        Via via = Via.Of(flow.Transport, flow.SentBy, RandomToken.NextBranch());
        var key = new TransactionKey(via.Branch, message.CallId, new CSeq(number, NotifyMessage.Method));
        return new TransactionRequest(key, message.ToBytes(via, number, authorization));
    }
}
