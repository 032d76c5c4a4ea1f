using System.Text;
using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.UnitTests.Sip;

/// <summary>Responses to work with.</summary>
internal static class SampleResponses
{
    public const string Head = """
        SIP/2.0 200 OK
        Via: SIP/2.0/UDP 192.0.2.10:40000;branch=z9hG4bKabc;rport=40000;received=192.0.2.10
        From: <sip:1001@203.0.113.10>;tag=1
        To: <sip:1001@203.0.113.10>;tag=2
        Call-ID: call-1
        CSeq: 1 NOTIFY
        User-Agent: Yealink SIP-T46S 66.86.0.15
        Content-Length: 0

        """;

    /// <summary>Lines as a message: with CRLF, and with the empty line at the end.</summary>
    public static byte[] Bytes(string head) =>
        Encoding.UTF8.GetBytes(head.ReplaceLineEndings("\r\n") + (head.EndsWith('\n') ? "\r\n" : "\r\n\r\n"));

    /// <summary>The sample with one line exchanged for others, or taken away.</summary>
    public static string With(string lineStart, string? replacement) => string.Join('\n', Head.Split('\n')
        .Select(line => line.StartsWith(lineStart, StringComparison.Ordinal) ? replacement : line).OfType<string>());

    /// <summary>Reads what is expected to be a response.</summary>
    public static SipResponse Read(string head)
    {
        SipMessageReader.Read(Bytes(head), out SipResponse? response).Should().Be(MessageFault.None);
        return response!;
    }

    /// <summary>What is wrong with what is expected to be none.</summary>
    public static MessageFault FaultOf(ReadOnlySpan<byte> message)
    {
        MessageFault fault = SipMessageReader.Read(message, out SipResponse? response);
        (response is null).Should().Be(fault != MessageFault.None);
        return fault;
    }
}
