using System.Net;
using CsCheck;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Domain.Devices;

public sealed class ServerAddressTests
{
    private const string NotAnAddress = "Must be host or host:port";
    private const string NotAPort = "The port must be a number from 1 to 65535";
    private const string NotAServer = "Must be the address of a server";

    private static readonly string LongestLabel = new('a', 63);

    // 253 characters: three labels of 63, one of 61 and three dots.
    private static readonly string LongestName = $"{LongestLabel}.{LongestLabel}.{LongestLabel}.{new string('b', 61)}";

    /// <summary>What people type, and what is made of it.</summary>
    public static TheoryData<string, string> Accepted => new()
    {
        { "203.0.113.10", "203.0.113.10:5060" },
        { "203.0.113.10:5060", "203.0.113.10:5060" },
        { "203.0.113.10:1", "203.0.113.10:1" },
        { "255.255.255.254:65535", "255.255.255.254:65535" },
        { "127.0.0.1", "127.0.0.1:5060" },
        { "169.254.1.1", "169.254.1.1:5060" },
        { "pbx", "pbx:5060" },
        { "PBX.Example.COM:5070", "pbx.example.com:5070" },
        { "1.2.3.example", "1.2.3.example:5060" },
        { "9to5.example", "9to5.example:5060" },
        { "a-b--c.example", "a-b--c.example:5060" },
        { "xn--mnchen-3ya.de", "xn--mnchen-3ya.de:5060" },
        { LongestLabel, LongestLabel + ":5060" },
        { LongestName + ":65535", LongestName + ":65535" },
        { "[2001:db8::1]", "[2001:db8::1]:5060" },
        { "[2001:DB8:0:0:0:0:0:1]:5070", "[2001:db8::1]:5070" },
        { "[::1]:5060", "[::1]:5060" },
        { "[::ffff:203.0.113.10]", "[::ffff:203.0.113.10]:5060" },
        { "[::ffff:cb00:710a]", "[::ffff:203.0.113.10]:5060" },
        { "[64:ff9b::203.0.113.10]", "[64:ff9b::cb00:710a]:5060" },
    };

    /// <summary>What must not be taken for a server, with the beginning of the reason.</summary>
    public static TheoryData<string?, string> Refused
    {
        get
        {
            var refused = new TheoryData<string?, string>();
            foreach (string? text in new[]
            {
                null, "", " ", ":", ":5060", "[", "]", "[]", "[]:5060", "[:5060",
                // What .NET or a C library would read as an address, and a phone might not.
                "127.1", "0x7f.1", "0x7f.0.0.1", "017700000001", "1.2.3", "2130706433", "0x7f000001", "1.2.3.4.5", "1.2.3.256", "1.2.3.04",
                "1.2.3.", ".1.2.3", "1..2.3", "1.2.3.4.", "+1.2.3.4", "1.2.3.-4", "999.1.1.1", "1.2.3.0x4",
                "\uFF11.2.3.4", "\u0661.2.3.4", "1\u30022\u30023\u30024", "1.2.3.4\u00B2",
                // Names.
                "-a.com", "a-.com", "a..b", ".a", "a.", "..", "-", "a.-b", "pbx_1", "pbx.123", "pbx.0x1f", "m\u00FCnchen.de", "pbx\u200B", "\uFF50bx",
                "\u212Apbx", "pbx..", "%70bx", "pbx%00", LongestLabel + "a", LongestName + "b", LongestName + "b:5060",
                // IPv6.
                "2001:db8::1", "::1", "[::1", "::1]", "[[::1]]", "[::1]]", "[::1]5060", "[::1] ", " [::1]", "[::1", "[1.2.3.4]", "[pbx]", "[::1]x:5060",
                "[fe80::1%eth0]", "[fe80::1%25eth0]", "[fe80::1%1]", "[::1/64]", "[1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:8:9]", "[1::2::3]", "[12345::]",
                "[:::]", "[::g]", "[::ffff:1.2.3]", "[::ffff:1.2.3.256]", "[::ffff:01.2.3.4]", "[::ffff:0x1.2.3.4]", "[::1.2.3.4:5]", "[::\uFF11]",
                "[v1.x]", "[::1\n]", "[::1\0]",
                // More than host and port.
                "//pbx", "pbx/", "pbx/x", "pbx?x", "pbx#x", "pbx;transport=tcp",
                "1001@pbx", "pbx,pbx2", "pbx pbx2", " pbx", "pbx ", "pbx\t", "pbx\n", "pbx\r\nVia: x", "pbx\0", "\uFEFFpbx", "\uD800",
                "<pbx>", "\"pbx\"", "'pbx'", "pbx\\", "..\\..\\x", "pbx\u2028", "{{x}}", "$(x)", "`x`",
                new string('a', 100_000),
            })
            {
                refused.Add(text, NotAnAddress);
            }

            foreach (string port in new[]
            {
                "", "0", "00", "05060", "65536", "99999", "100000", "2147483648", "4294972356", "-1", "+5060", " 5060", "5060 ", "5060\n", "5060\0", "5060abc",
                "0x13c4", "5e3", "5.0", "5_060", "5,060", "sip", ":5060", "5060:5060", "\uFF15\uFF10\uFF16\uFF10", "\u0665\u0660", "5060/x", "5060;x", "5060\u200B",
            })
            {
                refused.Add("pbx.example.com:" + port, NotAPort);
                refused.Add("203.0.113.10:" + port, NotAPort);
                refused.Add("[2001:db8::1]:" + port, NotAPort);
            }

            foreach (string uri in new[] { "sip:pbx.example.com", "sips:1001@pbx", "http://pbx.example.com", "a:b@pbx" })
            {
                refused.Add(uri, NotAPort);
            }

            foreach (string group in new[]
            {
                "0.0.0.0", "255.255.255.255", "224.0.0.1", "239.255.255.255:5060", "[::]", "[::]:5060", "[ff02::1]", "[ffff::1]:5060",
                "[::ffff:0.0.0.0]", "[::ffff:224.0.0.1]", "[::ffff:ffff:ffff]",
            })
            {
                refused.Add(group, NotAServer);
            }

            return refused;
        }
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Host_and_port_are_read_and_written_in_one_form(string text, string canonical) =>
        ServerAddress.Parse(text, Transport.Udp).ToString().Should().Be(canonical);

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Anything_else_is_refused_with_the_reason(string? text, string reason)
    {
        ServerAddress.TryParse(text, Transport.Udp, out ServerAddress? address, out string? error).Should().BeFalse();

        address.Should().BeNull();
        error.Should().StartWith(reason);
    }

    [Theory]
    [InlineData("pbx", Transport.Udp, 5060)]
    [InlineData("pbx", Transport.Tcp, 5060)]
    [InlineData("pbx", Transport.Tls, 5061)]
    [InlineData("[2001:db8::1]", Transport.Tls, 5061)]
    [InlineData("pbx:5060", Transport.Tls, 5060)]
    public void The_transport_decides_the_port_where_none_was_typed(string text, Transport transport, int port) =>
        ServerAddress.Parse(text, transport).Port.Should().Be(port);

    [Theory]
    [InlineData("203.0.113.10", "203.0.113.10", false)]
    [InlineData("[2001:DB8::1]", "2001:db8::1", true)]
    [InlineData("pbx.example.com", null, false)]
    public void A_host_tells_whether_it_is_an_address(string text, string? address, bool needsBrackets)
    {
        SipHost host = ServerAddress.Parse(text, Transport.Udp).Host;

        host.Address.Should().Be(address is null ? null : IPAddress.Parse(address));
        host.IsIpv6.Should().Be(needsBrackets);
    }

    [Fact]
    public void Writings_of_one_server_are_equal() =>
        ServerAddress.Parse("PBX.example.com", Transport.Udp).Should().Be(ServerAddress.Parse("pbx.EXAMPLE.com:5060", Transport.Tls));

    [Fact]
    public void Any_text_is_an_address_that_reads_back_or_an_error_that_does_not_repeat_it() =>
        Gen.OneOf(
                RandomTexts.Any,
                RandomTexts.Pieces("0123456789.", 16),
                RandomTexts.Pieces("az09.-:", 20),
                RandomTexts.Pieces("01f:.", 20).Select(text => $"[{text}]"),
                RandomTexts.NearlyValid("198.51.100.7:5060", "sip.example.org:5060", "[2001:db8:7::2]:5060", "[::ffff:198.51.100.7]"))
            .Sample(IsReadBackOrExplained, iter: 4 * RandomTexts.Samples, threads: 1);

    // Zeros in plenty: they are what RFC 5952 shortens, and what makes .NET write an embedded IPv4 address.
    [Fact]
    public void Any_ipv6_address_of_a_server_reads_back() =>
        Gen.OneOf(Gen.Byte, Gen.Const((byte)0), Gen.Const((byte)0xFF)).Array[16]
            .Select(octets => $"[{new IPAddress(octets)}]")
            .Sample(IsReadBackOrExplained, iter: RandomTexts.Samples, threads: 1);

    private static bool IsReadBackOrExplained(string text) =>
        ServerAddress.TryParse(text, Transport.Udp, out ServerAddress? address, out string? error)
            ? ServerAddress.Parse(address.ToString(), Transport.Tls) == address && address.ToString().Length <= ServerAddress.MaxLength
            : RandomTexts.TellsNothingOf(error, text);
}
