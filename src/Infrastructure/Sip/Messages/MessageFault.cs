namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>Why a received message is not a response that can be matched to a request.</summary>
internal enum MessageFault
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Empty, or line breaks only, as what keeps a way through NAT open (RFC 5626 section 3.5.1).</summary>
    Empty,

    /// <summary>A request. Nothing is asked of a service that only tells.</summary>
    Request,

    /// <summary>Not SIP, another version of it, or against its grammar.</summary>
    Malformed,

    /// <summary>Cut off: the head has no end, or the body is shorter than its length says (RFC 3261 section 18.3).</summary>
    Truncated,

    /// <summary>It went through others, which should have taken their Via away (RFC 3261 section 8.1.3.3).</summary>
    SeveralVias,
}
