using System.Text;

namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>
/// Reads responses (RFC 3261 sections 7 and 25). What a network brings may be anything: what is not a response that could be
/// ours has a fault and never throws.
/// </summary>
internal static class SipMessageReader
{
    /// <summary>Longest message: the longest datagram there is.</summary>
    public const int MaxLength = 65_535;

    private const string Version = "SIP/2.0";

    // A phone's answer has ten or so.
    private const int MaxHeaders = 200;

    /// <summary>Reads a whole message.</summary>
    /// <param name="message">The bytes of a datagram, or of one message of a stream.</param>
    /// <param name="response">The response, when there is no fault.</param>
    public static MessageFault Read(ReadOnlySpan<byte> message, out SipResponse? response)
    {
        response = null;
        message = message.TrimStart("\r\n"u8);
        if (message.IsEmpty)
        {
            return MessageFault.Empty;
        }

        int head = MessageHead.EndOf(message);
        if (head < 0)
        {
            return MessageFault.Truncated;
        }

        return ReadHead(Encoding.UTF8.GetString(message[..head]), message.Length - head, out response);
    }

    private static MessageFault ReadHead(string head, int bodyLength, out SipResponse? response)
    {
        response = null;
        List<string> lines = MessageHead.Unfold(head);
        if (!TryReadStatusLine(lines[0], out int status, out string reason))
        {
            return lines[0].EndsWith(" " + Version, StringComparison.OrdinalIgnoreCase) ? MessageFault.Request : MessageFault.Malformed;
        }

        // What stays within its line here may be sent back in an answer to a challenge.
        if (lines.Count > MaxHeaders || !lines.TrueForAll(line => SipGrammar.IsOneLine(line)) || ReadHeaders(lines) is not { } headers)
        {
            return MessageFault.Malformed;
        }

        MessageFault length = CheckLength(headers, bodyLength);
        return length == MessageFault.None ? Build(status, reason, headers, out response) : length;
    }

    // Status-Line = SIP-Version SP Status-Code SP Reason-Phrase; some leave the last space out with the reason.
    private static bool TryReadStatusLine(string line, out int status, out string reason)
    {
        int after = Version.Length + 4;
        bool valid = line.Length >= after
            && line.StartsWith(Version + " ", StringComparison.OrdinalIgnoreCase)
            && (line.Length == after || line[after] == ' ');
        uint code = 0;
        valid = valid && SipGrammar.TryReadNumber(line.AsSpan(Version.Length + 1, 3), out code) && code is >= 100 and <= 699;
        status = (int)code;
        reason = valid && line.Length > after ? line[(after + 1)..] : "";
        return valid;
    }

    private static List<KeyValuePair<string, string>>? ReadHeaders(List<string> lines)
    {
        var headers = new List<KeyValuePair<string, string>>(lines.Count - 1);
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            ReadOnlySpan<char> name = colon < 0 ? default : SipGrammar.Trim(line.AsSpan(0, colon));
            if (!SipGrammar.IsToken(name))
            {
                return null;
            }

            headers.Add(new(HeaderName.Expand(name.ToString()), SipGrammar.Trim(line.AsSpan(colon + 1)).ToString()));
        }

        return headers;
    }

    private static MessageFault CheckLength(List<KeyValuePair<string, string>> headers, int bodyLength)
    {
        if (ValuesOf(headers, HeaderName.ContentLength) is not [_, ..] lengths)
        {
            return MessageFault.None;
        }

        return lengths is not [var only] || !SipGrammar.TryReadNumber(only, out uint length) ? MessageFault.Malformed
            : length > bodyLength ? MessageFault.Truncated
            : MessageFault.None;
    }

    private static MessageFault Build(int status, string reason, List<KeyValuePair<string, string>> headers, out SipResponse? response)
    {
        response = null;
        List<string> vias = [.. ValuesOf(headers, HeaderName.Via).SelectMany(line => HeaderValues.Split(line, ','))];
        if (vias.Count > 1)
        {
            return MessageFault.SeveralVias;
        }

        if (vias is not [var top] || Via.Read(top) is not { } via
            || ValuesOf(headers, HeaderName.CallId) is not [{ Length: > 0 } callId]
            || ValuesOf(headers, HeaderName.CSeq) is not [var number] || CSeq.Read(number) is not { } cSeq)
        {
            return MessageFault.Malformed;
        }

        response = new SipResponse { Status = status, ReasonPhrase = reason, Via = via, CallId = callId, CSeq = cSeq, Headers = headers };
        return MessageFault.None;
    }

    private static List<string> ValuesOf(List<KeyValuePair<string, string>> headers, string name) =>
        [.. headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];
}
