using EndpointManager.Application.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Routes;
using EndpointManager.UnitTests.Application;
using EndpointManager.UnitTests.Domain.Devices;

namespace EndpointManager.UnitTests.Sip;

public sealed class LineCredentialsTests
{
    private readonly Device _device = TestDevices.Of();
    private readonly SipUri _uri;

    public LineCredentialsTests() => _uri = SipUri.At(_device.Account.Username, _device.Account.Server, Transport.Udp);

    [Theory]
    [InlineData("401 Unauthorized", "WWW-Authenticate", "Authorization")]
    [InlineData("407 Proxy Authentication Required", "Proxy-Authenticate", "Proxy-Authorization")]
    public void A_challenge_is_answered_in_the_header_of_its_kind(string status, string challenge, string answer)
    {
        KeyValuePair<string, string>? header = new LineCredentials(_device, new FakeVault()).Answer(Challenge(status, challenge, "n1"), _uri);

        header!.Value.Key.Should().Be(answer);
        header.Value.Value.Should().StartWith("Digest username=\"1001\"").And.NotContain("s3cret");
    }

    // Whoever else asks, on another hop or route, with a new nonce or a stale one: a second answer is what a guesser wants.
    [Fact]
    public void Only_one_challenge_is_answered_whoever_comes_with_the_next()
    {
        var credentials = new LineCredentials(_device, new FakeVault());

        credentials.Answer(Challenge("401 Unauthorized", "WWW-Authenticate", "n1"), _uri).Should().NotBeNull();

        credentials.Answer(Challenge("401 Unauthorized", "WWW-Authenticate", "n2", ", stale=true"), _uri).Should().BeNull();
        credentials.Answer(Challenge("407 Proxy Authentication Required", "Proxy-Authenticate", "n3"), _uri).Should().BeNull();
    }

    [Theory]
    [InlineData("200 OK", "WWW-Authenticate")]
    [InlineData("403 Forbidden", "WWW-Authenticate")]
    [InlineData("401 Unauthorized", "Proxy-Authenticate")]
    public void What_is_no_challenge_does_not_open_the_vault(string status, string header) =>
        new LineCredentials(_device, new FakeVault { KeyIsMissing = true }).Answer(Challenge(status, header, "n1"), _uri).Should().BeNull();

    [Fact]
    public void A_password_that_cannot_be_read_is_told_of()
    {
        var credentials = new LineCredentials(_device, new FakeVault { KeyIsMissing = true });

        credentials.Invoking(line => line.Answer(Challenge("401 Unauthorized", "WWW-Authenticate", "n1"), _uri))
            .Should().Throw<SecretUnreadableException>();
    }

    private static SipResponse Challenge(string status, string header, string nonce, string more = "") => SampleResponses.Read(
        SampleResponses.With("SIP/2.0", $"SIP/2.0 {status}\n{header}: Digest realm=\"phone.test\", qop=\"auth\", nonce=\"{nonce}\"{more}"));
}
