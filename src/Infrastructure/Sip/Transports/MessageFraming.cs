using System.Text;
using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>Finds where a message of a stream ends (RFC 3261 section 18.3).</summary>
internal static class MessageFraming
{
    /// <summary>How long the first message is, with the line breaks before it (RFC 3261 section 7.5); 0 when it is not there as a whole.</summary>
    /// <remarks>A length that is no number, or more than is ever read, leaves the message unfinished, and fills up the buffer.</remarks>
    public static int Measure(ReadOnlySpan<byte> buffered)
    {
        ReadOnlySpan<byte> message = buffered.TrimStart("\r\n"u8);
        int before = buffered.Length - message.Length;
        int head = MessageHead.EndOf(message);
        if (head < 0)
        {
            return 0;
        }

        long body = BodyLength(Encoding.Latin1.GetString(message[..head]));
        return body >= 0 && head + body <= message.Length ? before + head + (int)body : 0;
    }

    // Without the header there is no body: it is mandatory here, but those who leave it out have nothing to say.
    private static long BodyLength(string head)
    {
        foreach (string line in MessageHead.Unfold(head))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && HeaderName.Expand(SipGrammar.Trim(line.AsSpan(0, colon)).ToString()).Equals(HeaderName.ContentLength, StringComparison.OrdinalIgnoreCase))
            {
                return SipGrammar.TryReadNumber(SipGrammar.Trim(line.AsSpan(colon + 1)), out uint length) ? length : -1;
            }
        }

        return 0;
    }
}
