using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using EndpointManager.Application.Notify;
using EndpointManager.Infrastructure.Sip.Location;
using EndpointManager.Infrastructure.Sip.Transports;
using EndpointManager.UnitTests.Sip;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>Which of a server's addresses are tried, and when.</summary>
public sealed class ServerRouteTests
{
    [Fact]
    public Task An_address_that_is_silent_is_followed_by_the_next() => TheSecondIsReached((_, _) => { });

    [Fact]
    public Task An_address_that_cannot_serve_is_followed_by_the_next() =>
        TheSecondIsReached((peer, request) => peer.Send(request.Answer("503 Service Unavailable"), request.Source));

    [Fact]
    public async Task An_answer_of_the_first_address_is_final()
    {
        using var first = new UdpPeer();
        using var second = new UdpPeer();
        await using NotifierUnderTest notifier = With(first, second);
        Task<NotifyResult> result = notifier.NotifyAsync("pbx.example.com:5060");
        ReceivedRequest request = await first.ReceiveAsync();

        first.Send(request.Answer("480 Temporarily Unavailable"), request.Source);

        (await result).SipStatus.Should().Be(480);
        second.HasReceived.Should().BeFalse();
    }

    [Fact]
    public async Task A_name_that_turns_into_a_refused_address_gets_nothing()
    {
        using var peer = new UdpPeer();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server", allowed: [], adjust: Finding(peer.EndPoint.Address));

        NotifyResult result = await notifier.NotifyAsync("pbx.example.com:5060");

        (result.Outcome, result.Target, result.Transport).Should().Be((NotifyOutcome.Unreachable, "sip:1001@pbx.example.com", null));
        peer.HasReceived.Should().BeFalse();
    }

    [Fact]
    public async Task A_name_without_addresses_is_told_of()
    {
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server", adjust: Finding());

        NotifyResult result = await notifier.NotifyAsync("pbx.example.com:5060");

        (result.Outcome, result.Reason).Should().Be((NotifyOutcome.Unreachable, "The server's name has no address."));
    }

    [Fact]
    public async Task Patient_requests_wait_for_their_turn_and_the_wait_does_not_count()
    {
        using var peer = new UdpPeer();
        var time = new ManualTime();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server", adjust: services => services.AddSingleton<TimeProvider>(time));
        Task<NotifyResult>[] results = [.. Enumerable.Range(0, 3).Select(_ => notifier.NotifyAsync(peer.EndPoint.ToString(), patient: true))];

        for (int turn = 0; turn < results.Length; turn++)
        {
            ReceivedRequest request = await peer.ReceiveAsync();
            peer.Send(request.Answer("200 OK"), request.Source);
            (await await Task.WhenAny(results[turn..])).Should().Match<NotifyResult>(result => result.Outcome == NotifyOutcome.Accepted && result.Elapsed == TimeSpan.Zero);
            time.Advance(TimeSpan.FromMilliseconds(199));
            await Task.Delay(20);
            peer.HasReceived.Should().BeFalse("it is nobody's turn");
            time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public async Task Whoever_cannot_wait_does_not()
    {
        using var peer = new UdpPeer();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server", adjust: services => services.AddSingleton<TimeProvider>(new ManualTime()));
        Task<NotifyResult>[] results = [.. Enumerable.Range(0, 3).Select(_ => notifier.NotifyAsync(peer.EndPoint.ToString()))];

        for (int i = 0; i < results.Length; i++)
        {
            ReceivedRequest request = await peer.ReceiveAsync();
            peer.Send(request.Answer("200 OK"), request.Source);
        }

        (await Task.WhenAll(results)).Should().OnlyContain(result => result.Outcome == NotifyOutcome.Accepted);
    }

    [Fact]
    public async Task Who_goes_away_ends_the_wait()
    {
        using var peer = new UdpPeer();
        using var source = new CancellationTokenSource();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");
        Task<NotifyResult> result = notifier.NotifyAsync(peer.EndPoint.ToString(), cancellationToken: source.Token);
        await peer.ReceiveAsync();

        await source.CancelAsync();

        await FluentActions.Awaiting(() => result).Should().ThrowAsync<OperationCanceledException>();
    }

    // What is here is told by the routing table, so any address of this machine serves that is not loopback.
    [Fact]
    public async Task This_services_own_ports_are_refused_on_every_address_of_the_machine()
    {
        IPAddress? own = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server", allowed: []);
        TargetGuard guard = notifier.Services.GetRequiredService<TargetGuard>();
        UdpTransport udp = notifier.Services.GetRequiredService<UdpTransport>();
        await udp.OpenAsync(HopTo(IPAddress.Loopback, 5060), CancellationToken.None);

        guard.Refuse(HopTo(IPAddress.Parse("192.0.2.1"), 8080)).Should().BeNull("another machine may have the same port");
        if (own is not null)
        {
            guard.Refuse(HopTo(own, 8080)).Should().Contain("own", "HTTP is served there");
            guard.Refuse(HopTo(own, udp.Ports.Single())).Should().Contain("own", "SIP is sent from there");
            guard.Refuse(HopTo(own, 5060)).Should().BeNull("a PBX may run beside the service");
        }
    }

    private static Hop HopTo(IPAddress address, int port) => new(Domain.Devices.Transport.Udp, new IPEndPoint(address, port), "");

    private static async Task TheSecondIsReached(Action<UdpPeer, ReceivedRequest> answer)
    {
        using var first = new UdpPeer();
        using var second = new UdpPeer();
        await using NotifierUnderTest notifier = With(first, second);
        Task<NotifyResult> result = notifier.NotifyAsync("pbx.example.com:5060");

        answer(first, await first.ReceiveAsync());
        ReceivedRequest request = await second.ReceiveAsync();
        second.Send(request.Answer("200 OK"), request.Source);

        (await result).Outcome.Should().Be(NotifyOutcome.Accepted);
    }

    private static NotifierUnderTest With(UdpPeer first, UdpPeer second) =>
        NotifierUnderTest.With("server", timeout: 4, adjust: Finding(first.EndPoint.Address, second.EndPoint.Address));

    private static Action<IServiceCollection> Finding(params IPAddress[] addresses) =>
        services => services.AddSingleton<INameLookup>(new FixedNames(addresses));

    private sealed class FixedNames(IPAddress[] addresses) : INameLookup
    {
        public Task<IReadOnlyList<ServiceServer>> FindServersAsync(string service, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ServiceServer>>([]);

        public Task<IReadOnlyList<IPAddress>> FindAddressesAsync(string host, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<IPAddress>>(addresses);
    }
}
