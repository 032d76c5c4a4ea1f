using System.Net;
using System.Text;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.UnitTests.Sip;

public sealed class NotifyMessageTests
{
    private static readonly SipUsername User = ParsedValue.Parse<SipUsername>("1001");
    private static readonly Via Way = Via.Of(Transport.Udp, SentBy.Of(new IPEndPoint(IPAddress.Parse("192.0.2.10"), 40000)), "z9hG4bKabc");

    [Fact]
    public void A_notify_has_what_phones_look_for()
    {
        string[] lines = LinesOf(Message().ToBytes(Way, 1, null));

        lines.Where(line => !line.StartsWith("From", StringComparison.Ordinal) && !line.StartsWith("Call-ID", StringComparison.Ordinal)).Should().Equal(
            "NOTIFY sip:1001@203.0.113.10 SIP/2.0",
            "Via: SIP/2.0/UDP 192.0.2.10:40000;branch=z9hG4bKabc;rport",
            "Max-Forwards: 70",
            "To: <sip:1001@203.0.113.10>",
            "CSeq: 1 NOTIFY",
            "Contact: <sip:192.0.2.10:40000>",
            "Event: check-sync;reboot=true",
            "Subscription-State: terminated",
            "Content-Length: 0",
            "",
            "");
        lines.Should().ContainSingle(line => line.StartsWith("From: <sip:1001@203.0.113.10>;tag=", StringComparison.Ordinal));
        lines.Should().ContainSingle(line => line.StartsWith("Call-ID: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_repeated_request_is_the_same_but_for_its_number_and_its_answer()
    {
        NotifyMessage message = Message();

        string[] first = LinesOf(message.ToBytes(Way, 1, null));
        string[] second = LinesOf(message.ToBytes(Way, 2, new("Authorization", "Digest x")));

        second.Except(first).Should().Equal("CSeq: 2 NOTIFY", "Authorization: Digest x");
    }

    [Theory]
    [InlineData(Transport.Tcp, "TCP", ";transport=tcp")]
    [InlineData(Transport.Tls, "TLS", ";transport=tls")]
    public void A_stream_is_named_in_via_and_contact(Transport transport, string token, string parameter)
    {
        Via via = Via.Of(transport, SentBy.Of(new IPEndPoint(IPAddress.Parse("2001:db8::1"), 5061)), "z9hG4bKabc");

        LinesOf(Message().ToBytes(via, 1, null)).Should()
            .Contain($"Via: SIP/2.0/{token} [2001:db8::1]:5061;branch=z9hG4bKabc;rport").And.Contain($"Contact: <sip:[2001:db8::1]:5061{parameter}>");
    }

    [Theory]
    [InlineData("203.0.113.10:5060", Transport.Udp, "sip:1001@203.0.113.10")]
    [InlineData("pbx.example.com:5070", Transport.Udp, "sip:1001@pbx.example.com:5070")]
    [InlineData("[2001:db8::1]:5061", Transport.Tls, "sip:1001@[2001:db8::1];transport=tls")]
    [InlineData("pbx.example.com:5061", Transport.Tcp, "sip:1001@pbx.example.com:5061;transport=tcp")]
    public void A_server_is_named_with_what_differs_from_the_usual(string server, Transport transport, string uri) =>
        SipUri.At(User, ServerAddress.Parse(server, transport), transport).ToString().Should().Be(uri);

    [Theory]
    [InlineData("X", "a\r\nEvil: b")]
    [InlineData("X", "a\nb")]
    [InlineData("X", "a\rb")]
    [InlineData("X", "a\0b")]
    [InlineData("X: y\r\nEvil", "b")]
    [InlineData("X Y", "b")]
    [InlineData("", "b")]
    public void Nothing_becomes_a_header_of_its_own(string name, string value)
    {
        Action add = () => new SipMessageWriter("NOTIFY", "sip:1001@192.0.2.1").Add(name, value);

        add.Should().Throw<ArgumentException>().Which.Message.Should().NotContain("Evil");
    }

    [Theory]
    [InlineData("NOTIFY sip:x", "sip:1001@192.0.2.1")]
    [InlineData("NOTIFY", "sip:1001@192.0.2.1 SIP/2.0\r\nEvil: b")]
    [InlineData("NOTIFY", "sip:1001@192.0.2.1 x")]
    public void Nothing_becomes_another_request_line(string method, string uri)
    {
        Action begin = () => _ = new SipMessageWriter(method, uri);

        begin.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Identifiers_are_long_and_never_the_same()
    {
        List<string> branches = [.. Enumerable.Range(0, 1000).Select(_ => RandomToken.NextBranch())];

        branches.Should().OnlyHaveUniqueItems().And.OnlyContain(branch => branch.StartsWith("z9hG4bK") && branch.Length == 7 + 32);
        Message().CallId.Should().HaveLength(32).And.NotBe(Message().CallId);
    }

    [Theory]
    [InlineData("  Yealink\tSIP-T46S\u0007 ", "YealinkSIP-T46S")]
    [InlineData("a\u202Eb\u200Bc\uFFFD\uE000d", "abcd")]
    [InlineData("\u00DCber", "\u00DCber")]
    public void What_a_stranger_says_is_shown_without_what_cannot_be_seen(string text, string shown) => DisplayText.Of(text).Should().Be(shown);

    [Fact]
    public void What_a_stranger_says_is_shown_in_part() => DisplayText.Of(new string('x', 70_000)).Should().HaveLength(120);

    private static NotifyMessage Message()
    {
        ServerAddress server = ServerAddress.Parse("203.0.113.10", Transport.Udp);
        return new NotifyMessage(SipUri.At(User, server, Transport.Udp), new SipUri(User, server.Host), "check-sync;reboot=true");
    }

    private static string[] LinesOf(byte[] message) => Encoding.UTF8.GetString(message).Split("\r\n");
}
