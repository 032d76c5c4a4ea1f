using System.Net;
using EndpointManager.Application.Notify;
using EndpointManager.Infrastructure.Sip.Transactions;
using EndpointManager.UnitTests.Sip;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>Peers that answer with anything but an answer.</summary>
public sealed class HostilePeerTests
{
    public static TheoryData<string, string> Valid => TortureResponses.Valid;

    public static TheoryData<string, string> Invalid => TortureResponses.Invalid;

    [Theory]
    [MemberData(nameof(Valid), DisableDiscoveryEnumeration = true)]
    public async Task A_tortuous_answer_is_an_answer(string name, string message)
    {
        using var peer = new UdpPeer();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct");
        (Task<NotifyResult> result, ReceivedRequest request) = await NotifyAsync(notifier, peer);

        peer.Send(request.Fill(message), request.Source);

        (await result).Outcome.Should().Be(NotifyOutcome.Accepted, name);
    }

    [Theory]
    [MemberData(nameof(Invalid), DisableDiscoveryEnumeration = true)]
    public async Task What_is_no_answer_is_dropped_and_the_wait_goes_on(string name, string message)
    {
        using var peer = new UdpPeer();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct");
        (Task<NotifyResult> result, ReceivedRequest request) = await NotifyAsync(notifier, peer);

        peer.Send(request.Fill(message), request.Source);
        peer.Send(request.Answer("480 Temporarily Unavailable"), request.Source);

        (await result).SipStatus.Should().Be(480, name);
    }

    // 65,507 bytes are the most that IPv4 carries.
    [Fact]
    public async Task The_longest_datagrams_are_dropped_or_read()
    {
        using var peer = new UdpPeer();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct");
        (Task<NotifyResult> result, ReceivedRequest request) = await NotifyAsync(notifier, peer);

        foreach (byte filler in "\0\nA:,; "u8.ToArray())
        {
            byte[] datagram = new byte[65_507];
            datagram.AsSpan().Fill(filler);
            peer.Send(datagram, request.Source);
        }

        string padding = new('x', 65_000);
        peer.Send(request.Fill($"SIP/2.0 480 {padding}\n[Via]\n[From]\n[To]\n[Call-ID]\n[CSeq]\n\n"), request.Source);

        NotifyResult longest = await result;
        longest.SipStatus.Should().Be(480);
        longest.Reason.Should().HaveLength(120);
    }

    [Fact]
    public async Task The_right_answer_from_elsewhere_is_dropped()
    {
        using var peer = new UdpPeer();
        using var otherPort = new UdpPeer(peer.EndPoint.Address, 5070);
        using var otherAddress = new UdpPeer();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct");
        (Task<NotifyResult> result, ReceivedRequest request) = await NotifyAsync(notifier, peer);

        otherPort.Send(request.Answer("200 OK"), request.Source);
        otherAddress.Send(request.Answer("200 OK"), request.Source);
        await Task.Delay(100);
        peer.Send(request.Answer("480 Temporarily Unavailable"), request.Source);

        (await result).SipStatus.Should().Be(480);
    }

    // RFC 3261 section 17.1.2.2, seen on the wire.
    [Fact]
    public async Task Silence_is_met_with_retransmissions_at_the_standards_times()
    {
        using var peer = new UdpPeer();
        var time = new ManualTime();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct", timeout: 60, adjust: services => services.AddSingleton<TimeProvider>(time));
        (Task<NotifyResult> result, ReceivedRequest first) = await NotifyAsync(notifier, peer);

        foreach (double seconds in (double[])[0.5, 1, 2, 4, 4, 4, 4, 4, 4, 4])
        {
            time.Advance(TimeSpan.FromSeconds(seconds - 0.01));
            await Task.Delay(20);
            peer.HasReceived.Should().BeFalse("it is not yet time");
            time.Advance(TimeSpan.FromSeconds(0.01));
            (await peer.ReceiveAsync()).Text.Should().Be(first.Text);
        }

        time.Advance(TimeSpan.FromSeconds(0.49));
        result.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromSeconds(0.01));
        NotifyResult ended = await result;
        (ended.Outcome, ended.Elapsed).Should().Be((NotifyOutcome.TimedOut, TimeSpan.FromSeconds(32)));
        peer.HasReceived.Should().BeFalse();
        notifier.Services.GetRequiredService<TransactionTable>().Count.Should().Be(0);
    }

    [Fact]
    public async Task A_closed_port_ends_its_own_transactions_only()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var peer = new UdpPeer();
        IPAddress closed = SipPeers.NextAddress();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct", timeout: 8);
        (Task<NotifyResult> silent, ReceivedRequest request) = await NotifyAsync(notifier, peer);

        NotifyResult[] refused = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => notifier.NotifyAsync(address: closed)));

        refused.Should().OnlyContain(result => result.Outcome == NotifyOutcome.Unreachable && result.Reason == "Nothing listens on that port.");
        refused.Max(result => result.Elapsed).Should().BeLessThan(TimeSpan.FromSeconds(4));
        silent.IsCompleted.Should().BeFalse();
        peer.Send(request.Answer("200 OK"), request.Source);
        (await silent).Outcome.Should().Be(NotifyOutcome.Accepted);
    }

    [Fact]
    public async Task Over_ipv6_it_is_the_same()
    {
        using var peer = new UdpPeer(IPAddress.IPv6Loopback, 5066);
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");

        Task<NotifyResult> result = notifier.NotifyAsync(server: "[::1]:5066");
        ReceivedRequest request = await peer.ReceiveAsync();
        request.Text.Should().StartWith("NOTIFY sip:1001@[::1]:5066 SIP/2.0\r\nVia: SIP/2.0/UDP [::1]:");
        peer.Send(request.Answer("200 OK"), request.Source);

        (await result).Outcome.Should().Be(NotifyOutcome.Accepted);
        NotifyResult refused = await notifier.NotifyAsync(server: "[::1]:5067");
        (refused.Outcome, refused.Reason).Should().Be((NotifyOutcome.Unreachable, "Nothing listens on that port."));
    }

    [Fact]
    public async Task A_refused_target_gets_nothing()
    {
        using var peer = new UdpPeer();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct", allowed: []);

        NotifyResult result = await notifier.NotifyAsync(address: peer.EndPoint.Address);

        (result.Outcome, result.SipStatus).Should().Be((NotifyOutcome.Unreachable, null));
        result.Reason.Should().Contain("loopback");
        peer.HasReceived.Should().BeFalse();
    }

    [Fact]
    public async Task A_password_and_its_digest_reach_no_log()
    {
        using var peer = new UdpPeer();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct", authenticateDirect: true);
        (Task<NotifyResult> result, ReceivedRequest request) = await NotifyAsync(notifier, peer);
        peer.Send(request.Fill("SIP/2.0 401 No\n[Via]\n[From]\n[To];tag=2\n[Call-ID]\n[CSeq]\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\n\n"), request.Source);
        ReceivedRequest second = await peer.ReceiveAsync();
        peer.Send(second.Answer("200 OK"), second.Source);

        (await result).Outcome.Should().Be(NotifyOutcome.Accepted);
        string response = second.Value("Authorization").Split("response=\"")[1].Split('"')[0];
        notifier.Log.Lines.Should().NotBeEmpty().And.NotContain(line => line.Contains(NotifierUnderTest.Password) || line.Contains(response));
        second.Value("CSeq").Should().Be("2 NOTIFY");
        second.Value("Call-ID").Should().Be(request.Value("Call-ID"));
        second.Value("From").Should().Be(request.Value("From"));
    }

    private static async Task<(Task<NotifyResult> Result, ReceivedRequest Request)> NotifyAsync(NotifierUnderTest notifier, UdpPeer peer)
    {
        Task<NotifyResult> result = notifier.NotifyAsync(address: peer.EndPoint.Address);
        return (result, await peer.ReceiveAsync());
    }
}
