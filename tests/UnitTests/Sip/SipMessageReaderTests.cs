using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.UnitTests.Sip;

public sealed class SipMessageReaderTests
{
    [Fact]
    public void A_response_has_its_parts()
    {
        SipResponse response = SampleResponses.Read(SampleResponses.Head);

        response.Status.Should().Be(200);
        response.ReasonPhrase.Should().Be("OK");
        response.Via.Should().Be(new Via("UDP", new SentBy("192.0.2.10", 40000), "z9hG4bKabc"));
        response.CallId.Should().Be("call-1");
        response.CSeq.Should().Be(new CSeq(1, "NOTIFY"));
        response.All("user-agent").Should().Equal("Yealink SIP-T46S 66.86.0.15");
    }

    // RFC 3261 sections 7.3.1 and 7.3.3: any case, compact forms, folded lines, white space around the colon, any order.
    [Theory]
    [InlineData("Via", "v: SIP/2.0/UDP 192.0.2.10:40000;branch=z9hG4bKabc")]
    [InlineData("Via", "VIA :SIP / 2.0 / UDP   192.0.2.10 : 40000 ; rport ; branch = z9hG4bKabc")]
    [InlineData("Via", "Via: SIP/2.0/UDP 192.0.2.10:40000\n  ;branch=z9hG4bKabc")]
    [InlineData("Via", "Via:\n\tSIP/2.0/UDP 192.0.2.10:40000;x=\"a,b;c\";branch=z9hG4bKabc")]
    [InlineData("Call-ID", "i: call-1")]
    [InlineData("CSeq", "cseq:   1   NOTIFY  ")]
    [InlineData("Content-Length", "l: 0")]
    [InlineData("Content-Length", "Content-Length: 00000")]
    [InlineData("Content-Length", null)]
    [InlineData("From", null)]
    [InlineData("User-Agent", "X-Strange~.Name!: \u00FC\u200B\"\\\"")]
    public void The_same_written_otherwise_is_the_same(string line, string? otherwise)
    {
        SipResponse response = SampleResponses.Read(SampleResponses.With(line, otherwise));

        response.Via.Branch.Should().Be("z9hG4bKabc");
        response.Via.SentBy.Should().Be(new SentBy("192.0.2.10", 40000));
        response.CallId.Should().Be("call-1");
        response.CSeq.Should().Be(new CSeq(1, "NOTIFY"));
    }

    [Fact]
    public void Any_order_of_headers_and_lines_that_end_in_lf_alone_are_read()
    {
        string[] lines = SampleResponses.Head.TrimEnd('\n').Split('\n');

        SipMessageReader.Read(System.Text.Encoding.ASCII.GetBytes(string.Join('\n', [lines[0], .. lines[1..].Reverse()]) + "\n\n"), out SipResponse? response)
            .Should().Be(MessageFault.None);

        response!.CallId.Should().Be("call-1");
    }

    [Theory]
    [InlineData("SIP/2.0 100 Trying", 100, "Trying")]
    [InlineData("sip/2.0 699 ", 699, "")]
    [InlineData("SIP/2.0 401", 401, "")]
    [InlineData("SIP/2.0 200 = 2**3 * 5**2 \u043D\u043E", 200, "= 2**3 * 5**2 \u043D\u043E")]
    public void A_status_line_is_read(string line, int status, string reason)
    {
        SipResponse response = SampleResponses.Read(SampleResponses.With("SIP/2.0 200", line));

        (response.Status, response.ReasonPhrase).Should().Be((status, reason));
    }

    [Theory]
    [InlineData("SIP/2.0 200", "SIP/2.0 099 OK")]
    [InlineData("SIP/2.0 200", "SIP/2.0 700 OK")]
    [InlineData("SIP/2.0 200", "SIP/2.0 4294967301 better not break the receiver")]
    [InlineData("SIP/2.0 200", "SIP/2.0 20\u0660 OK")]
    [InlineData("SIP/2.0 200", "SIP/2.0  200 OK")]
    [InlineData("SIP/2.0 200", "SIP/2.0 -20 OK")]
    [InlineData("SIP/2.0 200", "SIP/3.0 200 OK")]
    [InlineData("SIP/2.0 200", "SIP/2.00 200 OK")]
    [InlineData("SIP/2.0 200", "HTTP/1.1 200 OK")]
    [InlineData("SIP/2.0 200", " SIP/2.0 200 OK")]
    [InlineData("Via", null)]
    [InlineData("Via", "Via: SIP/2.0/UDP 192.0.2.10:40000;branch=")]
    [InlineData("Via", "Via: SIP/2.0/UDP 192.0.2.10:40000;rport")]
    [InlineData("Via", "Via: SIP/7.0/UDP 192.0.2.10:40000;branch=z9hG4bKabc")]
    [InlineData("Via", "Via: SIP/2.0/UDP 192.0.2.10:99999;branch=z9hG4bKabc")]
    [InlineData("Via", "Via: SIP/2.0/UDP 192.0.2.10:-1;branch=z9hG4bKabc")]
    [InlineData("Via", "Via: SIP/2.0/UDP;branch=z9hG4bKabc")]
    [InlineData("Via", "Via: z9hG4bKabc")]
    [InlineData("Via", "Via: ")]
    [InlineData("Call-ID", null)]
    [InlineData("Call-ID", "Call-ID:")]
    [InlineData("Call-ID", "Call-ID: call-1\nCall-ID: call-1")]
    [InlineData("CSeq", null)]
    [InlineData("CSeq", "CSeq: 1")]
    [InlineData("CSeq", "CSeq: NOTIFY 1")]
    [InlineData("CSeq", "CSeq: 4294967296 NOTIFY")]
    [InlineData("CSeq", "CSeq: 2147483648 NOTIFY")]
    [InlineData("CSeq", "CSeq: -1 NOTIFY")]
    [InlineData("CSeq", "CSeq: 1 NOTI FY")]
    [InlineData("CSeq", "CSeq: 1 NOTIFY\ni: 2")]
    [InlineData("Content-Length", "Content-Length: -999")]
    [InlineData("Content-Length", "Content-Length: 0x0")]
    [InlineData("Content-Length", "Content-Length: 0\nl: 0")]
    [InlineData("User-Agent", "User Agent: x")]
    [InlineData("User-Agent", "no colon at all")]
    [InlineData("User-Agent", ": no name")]
    [InlineData("User-Agent", "User-Agent: a\0b")]
    [InlineData("User-Agent", "User-Agent\0: a")]
    public void What_is_against_the_grammar_is_malformed(string line, string? instead) =>
        SampleResponses.FaultOf(SampleResponses.Bytes(SampleResponses.With(line, instead))).Should().Be(MessageFault.Malformed);

    // It would come back in an answer to a challenge.
    [Fact]
    public void A_carriage_return_inside_a_line_is_malformed() =>
        SampleResponses.FaultOf(System.Text.Encoding.ASCII.GetBytes(SampleResponses.Head.Replace("Yealink", "a\rb", StringComparison.Ordinal) + "\n"))
            .Should().Be(MessageFault.Malformed);

    [Theory]
    [InlineData("NOTIFY sip:1001@192.0.2.10 SIP/2.0")]
    [InlineData("OPTIONS sip:x sip/2.0")]
    [InlineData("!interesting-Method0123456789_*+`.%indeed'~ sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy? SIP/2.0")]
    public void A_request_is_none_of_ours(string line) =>
        SampleResponses.FaultOf(SampleResponses.Bytes(SampleResponses.With("SIP/2.0 200", line))).Should().Be(MessageFault.Request);

    [Theory]
    [InlineData("Via: SIP/2.0/UDP a:1;branch=z9hG4bK1, SIP/2.0/UDP b:2;branch=z9hG4bK2")]
    [InlineData("Via: SIP/2.0/UDP a:1;branch=z9hG4bK1\nv: SIP/2.0/UDP b:2;branch=z9hG4bK2")]
    public void A_response_that_was_meant_for_another_first_is_dropped(string vias) =>
        SampleResponses.FaultOf(SampleResponses.Bytes(SampleResponses.With("Via", vias))).Should().Be(MessageFault.SeveralVias);

    [Fact]
    public void What_is_cut_off_is_no_response()
    {
        byte[] whole = SampleResponses.Bytes(SampleResponses.Head);

        for (int length = 1; length < whole.Length; length++)
        {
            SampleResponses.FaultOf(whole.AsSpan(0, length)).Should().Be(MessageFault.Truncated);
        }

        SampleResponses.FaultOf(SampleResponses.Bytes(SampleResponses.With("Content-Length", "Content-Length: 1"))).Should().Be(MessageFault.Truncated);
        SampleResponses.FaultOf(SampleResponses.Bytes(SampleResponses.With("Content-Length", "Content-Length: 4294967295"))).Should().Be(MessageFault.Truncated);
    }

    [Fact]
    public void Line_breaks_alone_are_empty_and_before_a_message_they_do_not_count()
    {
        SampleResponses.FaultOf("\r\n\r\n"u8).Should().Be(MessageFault.Empty);
        SampleResponses.FaultOf([]).Should().Be(MessageFault.Empty);
        SampleResponses.FaultOf([.. "\r\n\r\n"u8, .. SampleResponses.Bytes(SampleResponses.Head)]).Should().Be(MessageFault.None);
    }

    [Fact]
    public void More_headers_than_any_phone_sends_are_malformed() =>
        SampleResponses.FaultOf(SampleResponses.Bytes(SampleResponses.With("User-Agent", string.Join('\n', Enumerable.Repeat("A: b", 300)))))
            .Should().Be(MessageFault.Malformed);

    [Fact]
    public void The_longest_datagram_of_anything_is_read_or_refused()
    {
        foreach (byte filler in "\0\n\rA: ,;\"<\t\xFF"u8)
        {
            byte[] datagram = new byte[SipMessageReader.MaxLength];
            datagram.AsSpan().Fill(filler);
            SampleResponses.FaultOf(datagram).Should().NotBe(MessageFault.None);

            "SIP/2.0 200 OK\r\nVia: "u8.CopyTo(datagram);
            "\r\n\r\n"u8.CopyTo(datagram.AsSpan(datagram.Length - 4));
            SampleResponses.FaultOf(datagram).Should().NotBe(MessageFault.None);
        }
    }
}
