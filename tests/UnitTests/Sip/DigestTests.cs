using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Digest;
using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.UnitTests.Sip;

public sealed class DigestTests
{
    private const string Realm = "http-auth@example.org";
    private const string Nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private const string Cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    // The first two are RFC 7616 section 3.9.1; the others were computed from the same values with another program.
    [Theory]
    [InlineData("algorithm=MD5, qop=\"auth, auth-int\"", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("algorithm=SHA-256, qop=\"auth, auth-int\"", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    [InlineData("algorithm=MD5-sess, qop=\"auth\"", "e783283f46242139c486a698fec7211d")]
    [InlineData("algorithm=SHA-256-sess, qop=\"auth\"", "2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7")]
    [InlineData("algorithm=MD5", "7b2cc3b30e75b4777ea31027084363fd")]
    [InlineData("algorithm=SHA-256", "a1306b0595a6c7fe96c448631fb5cfbd5107bd1fe1da729d978dd7446b812363")]
    [InlineData("opaque=x", "7b2cc3b30e75b4777ea31027084363fd")]
    public void A_challenge_is_answered_as_the_standard_has_it(string parameters, string response) =>
        AnswerTo(parameters, "GET", "/dir/index.html", "Mufasa", "Circle of Life").Should().Contain($"response=\"{response}\"");

    // RFC 2617 section 3.5.
    [Fact]
    public void The_older_standards_example_is_answered_alike()
    {
        DigestChallenge challenge = DigestChallenge.Read(
            "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"")!;

        DigestAnswer.Of(challenge, "Mufasa", ParsedValue.Parse<SipPassword>("Circle Of Life"), "/dir/index.html", "0a4f113b", "GET").Should().Be(
            "Digest username=\"Mufasa\", realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\", "
            + "response=\"6629fae49393a05397450978507c4ef1\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\", qop=auth, nc=00000001, cnonce=\"0a4f113b\"");
    }

    [Fact]
    public void An_answer_says_no_more_than_the_challenge_asked_for()
    {
        AnswerTo("").Should().NotContain("algorithm").And.NotContain("qop").And.NotContain("cnonce").And.NotContain("opaque");
        AnswerTo("algorithm=sha-256").Should().EndWith("algorithm=SHA-256");
    }

    [Fact]
    public void Quotes_of_a_realm_come_back_as_they_were() =>
        DigestAnswer.Of(
            DigestChallenge.Read("Digest realm=\"a \\\"b\\\\c\", nonce=\"x,y=z\"")!, "u", ParsedValue.Parse<SipPassword>("p"), "sip:x", "c")
            .Should().Contain("realm=\"a \\\"b\\\\c\", nonce=\"x,y=z\"");

    [Theory]
    [InlineData("Basic realm=\"x\"")]
    [InlineData("Digestrealm=\"x\", nonce=\"n\"")]
    [InlineData("Digest")]
    [InlineData("Digest ")]
    [InlineData("Digest realm=\"x\"")]
    [InlineData("Digest nonce=\"n\"")]
    [InlineData("Digest realm=\"x\", nonce")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", algorithm=SHA-512-256")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", algorithm=")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", algorithm=AKAv1-MD5")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", qop=\"auth-int\"")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", qop=\"\"")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", realm=\"y\"")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", NONCE=\"m\"")]
    public void What_cannot_be_answered_is_no_challenge(string value) => DigestChallenge.Read(value).Should().BeNull();

    [Theory]
    [InlineData("DIGEST realm=x,nonce=n")]
    [InlineData("digest  nonce = \"n\" , realm = \"x\" , domain=\"sip:x, sip:y\" , stale=TRUE, unknown , userhash=false")]
    [InlineData("Digest realm=\"x\",nonce=\"n\",algorithm=\"MD5\",qop=auth")]
    public void A_challenge_may_be_written_in_many_ways(string value)
    {
        DigestChallenge challenge = DigestChallenge.Read(value)!;

        (challenge.Realm, challenge.Nonce).Should().Be(("x", "n"));
    }

    // RFC 8760 section 2.4 lets local policy choose; it lets a sender have one header for each algorithm.
    [Fact]
    public void The_strongest_algorithm_is_taken_and_of_equals_the_first()
    {
        DigestChallenge.Choose(Challenging("WWW-Authenticate", "MD5", "SHA-512-256", "SHA-256", "SHA-256-sess"))!.Algorithm.Name.Should().Be("SHA-256");
        DigestChallenge.Choose(Challenging("WWW-Authenticate", "MD5-sess", "MD5"))!.Algorithm.Name.Should().Be("MD5-sess");
        DigestChallenge.Choose(Challenging("WWW-Authenticate", "SHA-512-256")).Should().BeNull();
        DigestChallenge.Choose(Challenging("Proxy-Authenticate", "MD5")).Should().BeNull("a 401 has its challenge in the other header");
    }

    private static SipResponse Challenging(string header, params string[] algorithms) => SampleResponses.Read(SampleResponses.With("SIP/2.0", "SIP/2.0 401 Unauthorized")
        .Replace("User-Agent: Yealink SIP-T46S 66.86.0.15", string.Join('\n', algorithms.Select(name => $"{header}: Digest realm=\"r\", nonce=\"n\", algorithm={name}")), StringComparison.Ordinal));

    private static string AnswerTo(
        string parameters, string method = "NOTIFY", string uri = "sip:1001@192.0.2.1", string username = "1001", string password = "s3cret")
    {
        DigestChallenge challenge = DigestChallenge.Read($"Digest realm=\"{Realm}\", nonce=\"{Nonce}\", {parameters}")!;
        return DigestAnswer.Of(challenge, username, ParsedValue.Parse<SipPassword>(password), uri, Cnonce, method);
    }
}
