using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.Infrastructure.Sip.Transactions;

/// <summary>A request as it is sent. No record: the message may hold a digest.</summary>
internal sealed class TransactionRequest(TransactionKey key, byte[] message)
{
    /// <summary>What its responses must repeat.</summary>
    public TransactionKey Key => key;

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Message => message;
}

/// <summary>What the responses to a request repeat (RFC 3261 section 17.1.3).</summary>
/// <param name="Branch">The branch of its Via.</param>
/// <param name="CallId">Its Call-ID.</param>
/// <param name="CSeq">Its CSeq.</param>
internal sealed record TransactionKey(string Branch, string CallId, CSeq CSeq)
{
    /// <summary>Whether a response with this branch answers the request.</summary>
    public bool Fits(SipResponse response) => response.CallId == CallId && response.CSeq == CSeq;
}
