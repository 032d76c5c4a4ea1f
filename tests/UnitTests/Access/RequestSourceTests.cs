using System.Net;
using EndpointManager.Api.Access;

namespace EndpointManager.UnitTests.Access;

public sealed class RequestSourceTests
{
    private const string Proxy = "10.0.0.2";

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("10.0.0.2", "10.0.0.2")]
    [InlineData("2001:db8::9", "2001:db8::9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    public void Without_a_forwarding_header_the_connection_tells_the_sender(string peer, string sender) =>
        SourceOf(peer).Should().Be(IPAddress.Parse(sender));

    [Fact]
    public void Without_an_address_of_the_connection_nobody_is_the_sender() => SourceOf(null).Should().BeNull();

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("x-forwarded-for", "127.0.0.1")]
    [InlineData("X-Forwarded-For", "")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Prefix", "/x")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    public void A_forwarding_header_from_anyone_else_makes_the_sender_unknowable(string header, string value)
    {
        foreach (string peer in new[] { "127.0.0.1", "::1", "203.0.113.9", "10.0.1.2" })
        {
            SourceOf(peer, (header, value)).Should().BeNull();
        }
    }

    [Theory]
    // The proxy's own word.
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData(" 203.0.113.9 ", "203.0.113.9")]
    [InlineData("2001:db8::9", "2001:db8::9")]
    [InlineData("[2001:db8::9]", "2001:db8::9")]
    [InlineData("[2001:db8::9]:4711", "2001:db8::9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    // What stands left of it, the sender wrote himself.
    [InlineData("127.0.0.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1,10.0.0.3,203.0.113.9", "203.0.113.9")]
    [InlineData("garbage, 203.0.113.9", "203.0.113.9")]
    [InlineData(", 203.0.113.9", "203.0.113.9")]
    // Two trusted proxies in a row.
    [InlineData("203.0.113.9, 10.0.0.3", "203.0.113.9")]
    [InlineData("127.0.0.1, 203.0.113.9, 10.0.0.3", "203.0.113.9")]
    [InlineData("10.0.0.3", "10.0.0.3")]
    [InlineData("10.0.0.4, 10.0.0.3", "10.0.0.4")]
    public void A_trusted_proxy_tells_the_sender(string forwardedFor, string sender) =>
        SourceOf(Proxy, ("X-Forwarded-For", forwardedFor)).Should().Be(IPAddress.Parse(sender));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",")]
    [InlineData("unknown")]
    [InlineData("_hidden")]
    [InlineData("203.0.113.9:4711")]
    [InlineData("203.0.113.256")]
    [InlineData("203.0.113.9;")]
    [InlineData("for=203.0.113.9")]
    [InlineData("203.0.113.9,")]
    [InlineData("203.0.113.9, unknown")]
    [InlineData("unknown, 10.0.0.3")]
    [InlineData("203.0.113.9 10.0.0.3")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1, 10.0.0.3")]
    public void A_proxy_that_does_not_tell_the_sender_leaves_it_unknown(string forwardedFor) =>
        SourceOf(Proxy, ("X-Forwarded-For", forwardedFor)).Should().BeNull();

    [Theory]
    [InlineData("X-Real-IP")]
    [InlineData("Forwarded")]
    [InlineData("X-Forwarded-Host")]
    public void A_proxy_that_says_it_in_another_header_is_not_believed(string header) =>
        SourceOf(Proxy, (header, "203.0.113.9")).Should().BeNull();

    [Fact]
    public void Repeated_headers_are_one_list() =>
        SourceOf(Proxy, ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-For", "203.0.113.9")).Should().Be(IPAddress.Parse("203.0.113.9"));

    [Fact]
    public void A_proxy_is_recognised_by_its_ipv4_address_on_a_socket_of_both_families() =>
        SourceOf("::ffff:10.0.0.2", ("X-Forwarded-For", "203.0.113.9")).Should().Be(IPAddress.Parse("203.0.113.9"));

    private static IPAddress? SourceOf(string? peer, params (string Name, string Value)[] headers) =>
        RequestSource.Of(TestRequests.From(peer, headers), [IPNetwork.Parse("10.0.0.0/24")]).Address;
}
