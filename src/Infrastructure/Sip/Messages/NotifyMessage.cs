using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>
/// A NOTIFY outside of any subscription, as phones take it: the headers that every brand's examples have, and the few
/// more that stricter phones ask for (RFC 3261 section 8.1.1, RFC 6665 section 4.2).
/// </summary>
/// <param name="requestUri">Whom it goes to.</param>
/// <param name="addressOfRecord">Who it is from and to: phones look for their own line there.</param>
/// <param name="event">The value of the Event header.</param>
internal sealed class NotifyMessage(SipUri requestUri, SipUri addressOfRecord, string @event)
{
    public const string Method = "NOTIFY";

    // RFC 3261 section 8.1.1.6.
    private const string MaxForwards = "70";

    private readonly string _fromTag = RandomToken.Next();

    /// <summary>The Request-URI.</summary>
    public SipUri RequestUri => requestUri;

    /// <summary>The same through all attempts, as RFC 3261 section 22.2 wants it of a request that is repeated with credentials.</summary>
    public string CallId { get; } = RandomToken.Next();

    /// <summary>The message of one transaction.</summary>
    /// <param name="via">Names the transaction and the way back.</param>
    /// <param name="number">One higher than the attempt before.</param>
    /// <param name="authorization">The answer to a challenge, if there was one.</param>
    public byte[] ToBytes(Via via, uint number, KeyValuePair<string, string>? authorization)
    {
        SipMessageWriter writer = new SipMessageWriter(Method, requestUri.ToString())
            .Add(HeaderName.Via, via.ToString())
            .Add(HeaderName.MaxForwards, MaxForwards)
            .Add(HeaderName.From, $"<{addressOfRecord}>;tag={_fromTag}")
            .Add(HeaderName.To, $"<{addressOfRecord}>")
            .Add(HeaderName.CallId, CallId)
            .Add(HeaderName.CSeq, new CSeq(number, Method).ToString())
            .Add(HeaderName.Contact, $"<sip:{via.SentBy}{TransportParameter(via)}>")
            .Add(HeaderName.Event, @event)
            .Add(HeaderName.SubscriptionState, "terminated");
        if (authorization is { } header)
        {
            writer.Add(header.Key, header.Value);
        }

        return writer.ToBytes();
    }

    private static string TransportParameter(Via via) => Domain.Devices.Transports.OrDefault(via.Transport) switch
    {
        Transport.Udp => "",
        Transport other => $";transport={other.ToName()}",
    };
}
