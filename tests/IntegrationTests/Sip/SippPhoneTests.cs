using System.Globalization;
using EndpointManager.Application.Notify;
using EndpointManager.Domain.Devices;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>NOTIFYs to real sipp phones, which check what they get.</summary>
public sealed class SippPhoneTests
{
    private const string Challenge = "Digest realm=\"phone.test\", qop=\"auth\", algorithm=MD5, nonce=\"47ebe028cda119c35d4877b383027d28da013815\"";

    [NeedsSipPeersFact]
    public async Task A_phone_that_takes_it_is_told_of()
    {
        await using SippPhone phone = await SippPhone.StartAsync(new SippScenario().Receive().Answer("200 OK"));
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct");

        NotifyResult result = await notifier.NotifyAsync(address: phone.EndPoint.Address);

        result.Should().BeEquivalentTo(new
        {
            Outcome = NotifyOutcome.Accepted,
            SipStatus = 200,
            Reason = "OK",
            Route = "direct",
            Target = $"sip:1001@{phone.EndPoint}",
            Transport = "udp",
            Responder = "sipp phone",
        });
        result.Elapsed.Should().BePositive();
        await phone.ShouldBeContentAsync();
    }

    [NeedsSipPeersFact]
    public async Task A_servers_challenge_is_answered_so_that_sipp_finds_it_right()
    {
        await using SippPhone server = await SippPhone.StartAsync(new SippScenario()
            .Receive().Answer("401 Unauthorized", $"WWW-Authenticate: {Challenge}")
            .ReceiveVerified("1001", NotifierUnderTest.Password).Answer("200 OK"));
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");

        NotifyResult result = await notifier.NotifyAsync(server: server.EndPoint.ToString());

        (result.Outcome, result.SipStatus).Should().Be((NotifyOutcome.Accepted, 200));
        notifier.Opened.Should().Be(1);
        await server.ShouldBeContentAsync();
    }

    [NeedsSipPeersFact]
    public async Task Sipp_would_notice_a_wrong_answer()
    {
        await using SippPhone server = await SippPhone.StartAsync(new SippScenario()
            .Receive().Answer("401 Unauthorized", $"WWW-Authenticate: {Challenge}")
            .ReceiveVerified("1001", "another password").Answer("200 OK"));
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server", timeout: 2);

        (await notifier.NotifyAsync(server: server.EndPoint.ToString())).Outcome.Should().NotBe(NotifyOutcome.Accepted);

        await FluentActions.Awaiting(server.ShouldBeContentAsync).Should().ThrowAsync<Xunit.Sdk.XunitException>();
    }

    [NeedsSipPeersFact]
    public async Task A_second_challenge_ends_it_even_for_a_stale_nonce()
    {
        await using SippPhone server = await SippPhone.StartAsync(new SippScenario()
            .Receive().Answer("401 Unauthorized", $"WWW-Authenticate: {Challenge}")
            .Receive().Answer("401 Again", $"WWW-Authenticate: {Challenge}, stale=true"));
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");

        NotifyResult result = await notifier.NotifyAsync(server: server.EndPoint.ToString());

        (result.Outcome, result.SipStatus, result.Reason).Should().Be((NotifyOutcome.Rejected, 401, "Again"));
        notifier.Opened.Should().Be(1);
        await server.ShouldBeContentAsync();
    }

    [NeedsSipPeersFact]
    public Task A_phones_own_challenge_is_not_answered_unless_that_is_allowed() => ChallengesStayUnanswered("direct", authenticate: true);

    [NeedsSipPeersFact]
    public Task A_servers_challenge_is_not_answered_when_that_is_switched_off() => ChallengesStayUnanswered("server", authenticate: false);

    [NeedsSipPeersFact]
    public async Task A_phones_own_challenge_is_answered_when_that_is_allowed()
    {
        await using SippPhone phone = await SippPhone.StartAsync(new SippScenario()
            .Receive().Answer("401 Unauthorized", $"WWW-Authenticate: {Challenge}")
            .ReceiveVerified("1001", NotifierUnderTest.Password).Answer("200 OK"));
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct", authenticate: false, authenticateDirect: true);

        (await notifier.NotifyAsync(address: phone.EndPoint.Address)).Outcome.Should().Be(NotifyOutcome.Accepted);

        await phone.ShouldBeContentAsync();
    }

    [NeedsSipPeersFact]
    public Task A_provisional_answer_is_followed_by_the_final_one() => Ends(
        new SippScenario().Receive().Answer("100 Trying").Pause(TimeSpan.FromSeconds(1)).Answer("200 OK"), NotifyOutcome.Accepted, 200, "OK");

    [NeedsSipPeersFact]
    public Task A_phone_that_is_away_is_told_of() => Ends(
        new SippScenario().Receive().Answer("480 Temporarily Unavailable"), NotifyOutcome.Rejected, 480, "Temporarily Unavailable");

    [NeedsSipPeersFact]
    public Task A_phone_that_does_not_know_the_user_is_told_of() => Ends(
        new SippScenario().Receive().Answer("404 Not Found"), NotifyOutcome.Rejected, 404, "Not Found");

    // The request goes out at 0, 0.5, 1.5 and 3.5 seconds.
    [NeedsSipPeersFact]
    public Task An_answer_after_the_third_retransmission_counts() => Ends(
        new SippScenario().Receive().Pause(TimeSpan.FromSeconds(3.8)).Answer("200 OK"), NotifyOutcome.Accepted, 200, "OK", timeout: 20);

    [NeedsSipPeersFact]
    public Task Repeated_answers_are_one() => Ends(
        new SippScenario().Receive().Answer("200 OK").Answer("200 OK").Answer("200 OK"), NotifyOutcome.Accepted, 200, "OK");

    [NeedsSipPeersFact]
    public Task Silence_ends_at_the_limit() => Ends(
        new SippScenario().Receive().Pause(TimeSpan.FromSeconds(2)), NotifyOutcome.TimedOut, null, "No final answer came in time.", timeout: 1);

    [NeedsSipPeersFact]
    public async Task A_server_is_spoken_to_over_tcp_and_the_connection_is_used_again()
    {
        await using SippPhone server = await SippPhone.StartAsync(new SippScenario().Receive().Answer("200 OK"), calls: 3, arguments: ["-t", "t1"]);
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");

        for (int i = 0; i < 3; i++)
        {
            NotifyResult result = await notifier.NotifyAsync(server: server.EndPoint.ToString(), transport: Transport.Tcp);

            (result.Outcome, result.Transport, result.Target).Should()
                .Be((NotifyOutcome.Accepted, "tcp", string.Create(CultureInfo.InvariantCulture, $"sip:1001@{server.EndPoint.Address};transport=tcp")));
        }

        await server.ShouldBeContentAsync();
    }

    [NeedsSipPeersFact]
    public async Task Five_hundred_phones_are_told_through_one_socket()
    {
        const int Phones = 500;
        await using SippPhone phones = await SippPhone.StartAsync(new SippScenario().Receive().Answer("200 OK"), calls: Phones);
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct");

        NotifyResult[] results = await Task.WhenAll(Enumerable.Range(0, Phones).Select(number => notifier.NotifyAsync(
            address: phones.EndPoint.Address, username: string.Create(CultureInfo.InvariantCulture, $"{number}"))));

        results.Should().OnlyContain(result => result.Outcome == NotifyOutcome.Accepted).And.OnlyHaveUniqueItems(result => result.Target);
        await phones.ShouldBeContentAsync();
    }

    private static async Task Ends(SippScenario scenario, NotifyOutcome outcome, int? status, string reason, double timeout = 5)
    {
        await using SippPhone phone = await SippPhone.StartAsync(scenario);
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct", timeout);

        NotifyResult result = await notifier.NotifyAsync(address: phone.EndPoint.Address);

        (result.Outcome, result.SipStatus, result.Reason).Should().Be((outcome, status, reason));
        await phone.ShouldBeContentAsync();
    }

    private static async Task ChallengesStayUnanswered(string route, bool authenticate)
    {
        await using SippPhone peer = await SippPhone.StartAsync(new SippScenario().Receive().Answer("401 Unauthorized", $"WWW-Authenticate: {Challenge}"));
        await using NotifierUnderTest notifier = NotifierUnderTest.With(route, authenticate: authenticate);

        NotifyResult result = await notifier.NotifyAsync(server: peer.EndPoint.ToString(), address: peer.EndPoint.Address);

        (result.Outcome, result.SipStatus).Should().Be((NotifyOutcome.Rejected, 401));
        notifier.Opened.Should().Be(0);
        await peer.ShouldBeContentAsync();
    }
}
