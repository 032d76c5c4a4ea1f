using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.Infrastructure.Sip.Transactions;

/// <summary>A request as it is sent, and what its responses must repeat (RFC 3261 section 17.1.3). No record: the message may hold a digest.</summary>
internal sealed class TransactionRequest(string branch, string callId, CSeq cSeq, byte[] message)
{
    /// <summary>The branch of its Via.</summary>
    public string Branch => branch;

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Message => message;

    /// <summary>Whether a response with this branch answers it.</summary>
    public bool Fits(SipResponse response) => response.CallId == callId && response.CSeq == cSeq;
}
