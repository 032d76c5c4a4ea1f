using System.Net;
using EndpointManager.Application.Notify;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Sip.Routes;
using EndpointManager.UnitTests.Domain.Devices;
using Microsoft.Extensions.Logging.Abstractions;

namespace EndpointManager.UnitTests.Sip;

public sealed class PhoneNotifierTests
{
    private static readonly LegResult Silence = new(NotifyOutcome.TimedOut, "Silence.") { Target = "sip:x", Transport = "udp" };
    private static readonly LegResult Taken = new(NotifyOutcome.Accepted, "OK") { Status = 200, Target = "sip:y", Transport = "udp", Responder = "phone" };

    private readonly ManualTime _time = new();
    private readonly PhoneReach _reach;

    public PhoneNotifierTests() => _reach = new PhoneReach(IPAddress.Parse("192.168.1.20"), _time.GetUtcNow(), AddressIsShared: false, AccountIsShared: false);

    [Fact]
    public async Task The_next_route_gets_the_time_that_silence_left_it()
    {
        var direct = new ScriptedRoute(_time, "direct", Silence);
        var server = new ScriptedRoute(_time, "server", Taken);

        NotifyResult result = await NotifyAsync(_reach, direct, server);

        direct.EndedAt.Should().Be(TimeSpan.FromSeconds(2.5));
        server.EndedAt.Should().Be(TimeSpan.FromSeconds(5));
        result.Should().Be(new NotifyResult
        {
            Outcome = NotifyOutcome.Accepted,
            SipStatus = 200,
            Reason = "OK",
            Route = "server",
            Target = "sip:y",
            Transport = "udp",
            Responder = "phone",
            Elapsed = TimeSpan.FromSeconds(5),
        });
    }

    [Fact]
    public async Task The_first_that_takes_it_is_the_last_that_is_asked()
    {
        var server = new ScriptedRoute(_time, "server", Silence);

        (await NotifyAsync(_reach, new ScriptedRoute(_time, "direct", Taken), server)).Route.Should().Be("direct");

        server.EndedAt.Should().BeNull();
    }

    [Fact]
    public async Task Where_all_fail_the_last_is_told_of()
    {
        NotifyResult result = await NotifyAsync(
            _reach, new ScriptedRoute(_time, "direct", Silence), new ScriptedRoute(_time, "server", new LegResult(NotifyOutcome.Rejected, "Gone") { Status = 480 }));

        (result.Outcome, result.SipStatus, result.Route).Should().Be((NotifyOutcome.Rejected, 480, "server"));
    }

    [Fact]
    public async Task A_single_route_may_take_all_the_time()
    {
        var server = new ScriptedRoute(_time, "server", Silence);

        await NotifyAsync(_reach with { Address = null }, server);

        server.EndedAt.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Without_a_safe_route_nothing_is_sent_and_the_reason_is_told()
    {
        NotifyResult result = await NotifyAsync(_reach with { Address = null, AccountIsShared = true }, new ScriptedRoute(_time, "server", Taken));

        (result.Outcome, result.Target, result.Transport).Should().Be((NotifyOutcome.Unreachable, null, null));
        result.Reason.Should().Contain("Another device has the same username");
    }

    private Task<NotifyResult> NotifyAsync(PhoneReach reach, params INotifyRoute[] routes)
    {
        var settings = new SipSettings();
        var plan = new RoutePlan(settings, new RelayMemory(_time, NullLogger<RelayMemory>.Instance), _time);
        return new PhoneNotifier(routes, plan, null!, settings, _time, NullLogger<PhoneNotifier>.Instance)
            .NotifyAsync(new NotifyRequest(TestDevices.Of(), "check-sync", reach, Patient: false), CancellationToken.None);
    }

    // Takes all its time.
    private sealed class ScriptedRoute(ManualTime time, string name, LegResult result) : INotifyRoute
    {
        public string Name => name;

        public TimeSpan? EndedAt { get; private set; }

        public Task<LegResult> SendAsync(NotifyLeg leg, CancellationToken cancellationToken)
        {
            time.Advance(leg.End - leg.Time.Elapsed);
            EndedAt = leg.Time.Elapsed;
            return Task.FromResult(result);
        }
    }
}
