using EndpointManager.Application.Notify;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Transports;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>NOTIFYs to Kamailio, which relays them to a registered sipp phone.</summary>
public sealed class KamailioTests
{
    private const string Challenge = "WWW-Authenticate: Digest realm=\"phone.test\", qop=\"auth\", algorithm=MD5, nonce=\"";

    private static readonly SippScenario Taking = new SippScenario().Receive().Answer("200 OK");

    [NeedsSipPeersFact]
    public async Task A_registered_phone_is_reached_through_its_server()
    {
        await using Kamailio kamailio = await Kamailio.StartAsync();
        await using SippPhone phone = await SippPhone.StartAsync(Taking);
        await kamailio.RegisterAsync("1001", phone.EndPoint);
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");

        NotifyResult result = await notifier.NotifyAsync(server: kamailio.Server);

        result.Should().BeEquivalentTo(new
        {
            Outcome = NotifyOutcome.Accepted,
            SipStatus = 200,
            Route = "server",
            Target = $"sip:1001@{kamailio.Address}",
            Transport = "udp",
            Responder = "sipp phone",
        });
        await phone.ShouldBeContentAsync();
    }

    [NeedsSipPeersFact]
    public async Task A_phone_that_is_not_registered_is_told_of_as_the_server_does()
    {
        await using Kamailio kamailio = await Kamailio.StartAsync();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");

        NotifyResult result = await notifier.NotifyAsync(server: kamailio.Server);

        (result.Outcome, result.SipStatus, result.Reason).Should().Be((NotifyOutcome.Rejected, 404, "Not registered"));
        result.Responder.Should().StartWith("kamailio");
    }

    [NeedsSipPeersFact]
    public async Task A_phones_challenge_that_its_server_relays_is_answered()
    {
        await using Kamailio kamailio = await Kamailio.StartAsync();
        await using SippPhone phone = await SippPhone.StartAsync(Challenging("47ebe028cda119c35d4877b383027d28da013815"));
        await kamailio.RegisterAsync("1001", phone.EndPoint);
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");

        (await notifier.NotifyAsync(server: kamailio.Server)).Outcome.Should().Be(NotifyOutcome.Accepted);

        await phone.ShouldBeContentAsync();
    }

    [NeedsSipPeersFact]
    public Task A_proxys_challenge_is_answered_so_that_kamailio_finds_it_right() => ChallengeIsAnswered("proxy", "MD5");

    [NeedsSipPeersFact]
    public Task A_servers_challenge_of_today_is_answered_so_that_kamailio_finds_it_right() => ChallengeIsAnswered("www", "SHA-256");

    // RFC 3261 section 18.1.1: a request of more than 1300 bytes.
    [NeedsSipPeersFact]
    public async Task A_request_that_is_too_long_for_a_datagram_goes_over_tcp()
    {
        await using Kamailio kamailio = await Kamailio.StartAsync();
        await using SippPhone phone = await SippPhone.StartAsync(Challenging(new string('a', 900)));
        await kamailio.RegisterAsync("1001", phone.EndPoint);
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");

        NotifyResult result = await notifier.NotifyAsync(server: kamailio.Server);

        (result.Outcome, result.Transport).Should().Be((NotifyOutcome.Accepted, "tcp"));
        await phone.ShouldBeContentAsync();
    }

    [NeedsSipPeersFact]
    public async Task A_server_is_spoken_to_over_tcp()
    {
        await using Kamailio kamailio = await Kamailio.StartAsync();
        await using SippPhone phone = await SippPhone.StartAsync(Taking);
        await kamailio.RegisterAsync("1001", phone.EndPoint);
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");

        NotifyResult result = await notifier.NotifyAsync(server: kamailio.Server, transport: Transport.Tcp);

        (result.Outcome, result.Transport).Should().Be((NotifyOutcome.Accepted, "tcp"));
        await phone.ShouldBeContentAsync();
    }

    [NeedsSipPeersFact]
    public async Task A_server_is_spoken_to_over_tls_when_its_certificate_is_trusted()
    {
        using var authority = new TestAuthority();
        await using Kamailio kamailio = await Kamailio.StartAsync(authority);
        await using SippPhone phone = await SippPhone.StartAsync(Taking);
        await kamailio.RegisterAsync("1001", phone.EndPoint);
        await using NotifierUnderTest trusting = NotifierUnderTest.With(
            "server", adjust: services => services.AddSingleton(new TlsTrust([authority.Certificate])));
        await using NotifierUnderTest notTrusting = NotifierUnderTest.With("server");

        NotifyResult refused = await notTrusting.NotifyAsync(server: kamailio.TlsServer, transport: Transport.Tls);
        NotifyResult result = await trusting.NotifyAsync(server: kamailio.TlsServer, transport: Transport.Tls);

        (refused.Outcome, refused.Transport, refused.Reason).Should().Be((NotifyOutcome.Unreachable, null, "The server's certificate is not trusted, or is another's."));
        (result.Outcome, result.Transport).Should().Be((NotifyOutcome.Accepted, "tls"), string.Join('\n', trusting.Log.Lines));
        await phone.ShouldBeContentAsync();
    }

    [NeedsSipPeersFact]
    public Task A_server_that_looks_for_a_subscription_is_passed_by_and_remembered() => ServerIsPassedBy("481 Subscription does not exist");

    [NeedsSipPeersFact]
    public Task A_server_that_does_not_know_the_method_is_passed_by_and_remembered() => ServerIsPassedBy("501 Not Implemented");

    private static async Task ChallengeIsAnswered(string challenge, string algorithm)
    {
        await using Kamailio kamailio = await Kamailio.StartAsync(challenge: challenge, algorithm: algorithm);
        await using SippPhone phone = await SippPhone.StartAsync(Taking);
        await kamailio.RegisterAsync("1001", phone.EndPoint);
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");

        (await notifier.NotifyAsync(server: kamailio.Server)).Outcome.Should().Be(NotifyOutcome.Accepted);

        notifier.Opened.Should().Be(1);
        await phone.ShouldBeContentAsync();
    }

    // FreeSWITCH and RustPBX answer so. The phone was not seen for long, so its server is asked first.
    private static async Task ServerIsPassedBy(string status)
    {
        await using SippPhone server = await SippPhone.StartAsync(new SippScenario().Receive().Answer(status));
        await using SippPhone phone = await SippPhone.StartAsync(new SippScenario().Receive().Answer("200 OK"), calls: 2);
        await using NotifierUnderTest notifier = NotifierUnderTest.With("auto");

        for (int i = 0; i < 2; i++)
        {
            NotifyResult result = await notifier.NotifyAsync(
                server.EndPoint.ToString(), phone.EndPoint.Address, reach: reach => reach with { FetchedAt = reach.FetchedAt - TimeSpan.FromDays(2) });

            (result.Outcome, result.Route).Should().Be((NotifyOutcome.Accepted, "direct"));
        }

        await server.ShouldBeContentAsync();
        await phone.ShouldBeContentAsync();
        notifier.Log.Lines.Should().ContainSingle(line => line.Contains("does not relay"));
    }

    private static SippScenario Challenging(string nonce) => new SippScenario()
        .Receive().Answer("401 Unauthorized", $"{Challenge}{nonce}\"")
        .ReceiveVerified("1001", NotifierUnderTest.Password).Answer("200 OK");
}
