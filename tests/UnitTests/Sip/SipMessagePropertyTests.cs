using System.Text;
using CsCheck;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Digest;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.UnitTests.Sip;

/// <summary>What readers and writers promise of texts that nobody thought of.</summary>
public sealed class SipMessagePropertyTests
{
    private const int Samples = 5_000;

    private static readonly Gen<string> Piece = Gen.OneOf(
        "SIP/2.0", " ", "200", "\r\n", "\n", "\r", "\0", ":", ";", ",", "\"", "\\", "<", ">", "=", "/", "[", "]", "\t", "Via", "v", "branch",
        "Call-ID", "CSeq", "1", "NOTIFY", "l", "-1", "99999999999", "Digest", "realm", "nonce", "qop", "auth", "algorithm", "\u00FC", "\uFEFF");

    private static readonly Gen<string> Text = Piece.Array[0, 30].Select(string.Concat);

    private static readonly Gen<byte[]> NearlyValid = Gen.Select(Gen.Int[0, SampleResponses.Head.Length], Gen.Int[0, 20], Piece)
        .Select((at, cut, piece) => SampleResponses.Bytes(
            SampleResponses.Head[..at] + piece + SampleResponses.Head[Math.Min(at + cut, SampleResponses.Head.Length)..]));

    [Fact]
    public void Any_bytes_are_a_response_or_have_a_fault() =>
        Gen.OneOf(Gen.Byte.Array[0, 200], Text.Select(Encoding.UTF8.GetBytes), NearlyValid)
            .Sample(message => (SipMessageReader.Read(message, out SipResponse? response) == MessageFault.None) == (response is not null), iter: Samples, threads: 1);

    [Fact]
    public void What_a_response_says_stays_within_its_line() =>
        NearlyValid.Sample(
            message => SipMessageReader.Read(message, out SipResponse? response) != MessageFault.None
                || response!.Headers.All(header => SipGrammar.IsOneLine(header.Key) && SipGrammar.IsOneLine(header.Value)),
            iter: Samples,
            threads: 1);

    [Fact]
    public void Any_bytes_of_a_stream_are_measured() =>
        Gen.OneOf(Gen.Byte.Array[0, 200], Text.Select(Encoding.UTF8.GetBytes), NearlyValid)
            .Sample(bytes => MessageFraming.Measure(bytes) is var length && length >= 0 && length <= bytes.Length, iter: Samples, threads: 1);

    [Fact]
    public void Any_challenge_is_read_or_left_and_its_answer_is_one_line() =>
        Text.Select(text => "Digest realm=\"r\",nonce=\"n\"," + text).Sample(
            value => !SipGrammar.IsOneLine(value) || DigestChallenge.Read(value) is not { } challenge || AnswerIsOneLine(challenge),
            iter: Samples,
            threads: 1);

    [Fact]
    public void What_is_quoted_is_read_back() =>
        Gen.String[0, 30].Sample(text => HeaderValues.SplitParameter("x=" + HeaderValues.Quote(text)).Value == text, iter: Samples, threads: 1);

    [Fact]
    public void What_is_split_is_whole_when_it_is_joined() =>
        Text.Where(text => !text.Contains(' ') && !text.Contains('\t'))
            .Sample(text => string.Join(',', HeaderValues.Split(text, ',')) == text, iter: Samples, threads: 1);

    [Fact]
    public void A_written_header_is_read_back_or_refused() =>
        Text.Sample(
            text =>
            {
                try
                {
                    byte[] message = new SipMessageWriter("NOTIFY", "sip:1001@192.0.2.1").Add("X", text).ToBytes();
                    return MessageHead.Unfold(Encoding.UTF8.GetString(message)) is [_, var header, "Content-Length: 0"] && header == "X: " + text;
                }
                catch (ArgumentException)
                {
                    return text.AsSpan().ContainsAny("\r\n\0");
                }
            },
            iter: Samples,
            threads: 1);

    private static bool AnswerIsOneLine(DigestChallenge challenge) => SipGrammar.IsOneLine(DigestAnswer.Of(
        challenge, "1001", ParsedValue.Parse<SipPassword>("s3cret"), "sip:1001@192.0.2.1", "c"));
}
