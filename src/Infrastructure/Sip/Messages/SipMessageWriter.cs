using System.Text;

namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>
/// The one writer of messages (RFC 3261 section 7). It refuses whatever would begin another line, so that no value can become a header.
/// </summary>
internal sealed class SipMessageWriter
{
    private readonly StringBuilder _text = new(768);

    /// <summary>Begins a request.</summary>
    public SipMessageWriter(string method, string requestUri)
    {
        Refuse(!SipGrammar.IsToken(method));
        Refuse(!SipGrammar.IsOneLine(requestUri) || requestUri.Contains(' ', StringComparison.Ordinal));
        _text.Append(method).Append(' ').Append(requestUri).Append(" SIP/2.0\r\n");
    }

    /// <summary>Adds a header.</summary>
    /// <exception cref="ArgumentException">The name is no token, or the value does not stay within its line.</exception>
    public SipMessageWriter Add(string name, string value)
    {
        Refuse(!SipGrammar.IsToken(name) || !SipGrammar.IsOneLine(value));
        _text.Append(name).Append(": ").Append(value).Append("\r\n");
        return this;
    }

    /// <summary>The whole message, without a body.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.Append(HeaderName.ContentLength).Append(": 0\r\n\r\n").ToString());

    // Says nothing of the value, which may be a digest.
    private static void Refuse(bool condition)
    {
        if (condition)
        {
            throw new ArgumentException("A part of a SIP message has characters that it cannot carry.");
        }
    }
}
