using System.Net;
using EndpointManager.Application.Notify;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Routes;
using EndpointManager.UnitTests.Domain.Devices;
using Microsoft.Extensions.Logging.Abstractions;

namespace EndpointManager.UnitTests.Sip;

public sealed class RoutePlanTests
{
    private static readonly ServerAddress Server = TestDevices.Of().Account.Server;

    private readonly ManualTime _time = new();
    private readonly RelayMemory _memory;

    public RoutePlanTests() => _memory = new RelayMemory(_time, NullLogger<RelayMemory>.Instance);

    [Theory]
    [InlineData("192.168.1.20", 0, "direct server")]
    [InlineData("192.168.1.20", 23, "direct server")]
    [InlineData("192.168.1.20", 24, "server direct")]
    [InlineData("10.1.2.3", 1, "direct server")]
    [InlineData("100.64.0.1", 1, "direct server")]
    [InlineData("fd00::1", 1, "direct server")]
    [InlineData("::ffff:10.1.2.3", 1, "direct server")]
    [InlineData("198.51.100.7", 1, "server")]
    [InlineData("2001:db8::1", 1, "server")]
    [InlineData(null, 0, "server")]
    public void A_phone_is_told_directly_where_it_was_seen_lately(string? address, int hoursAgo, string routes) =>
        Plan(Reach(address, hoursAgo)).Should().Be(routes);

    [Fact]
    public void A_phone_that_registers_over_a_stream_is_told_by_its_server_first() =>
        Plan(Reach("192.168.1.20"), transport: Transport.Tcp).Should().Be("server direct");

    [Fact]
    public void An_address_of_several_phones_is_not_used() =>
        Plan(Reach("192.168.1.20") with { AddressIsShared = true }).Should().Be("server");

    [Fact]
    public void A_server_that_would_tell_another_phone_too_is_not_used()
    {
        Plan(Reach("192.168.1.20") with { AccountIsShared = true }).Should().Be("direct");
        Plan(Reach(null) with { AccountIsShared = true }).Should().BeEmpty();
    }

    [Fact]
    public void What_was_configured_is_used_and_nothing_else()
    {
        Plan(Reach(null) with { AccountIsShared = true }, route: "server").Should().Be("server");
        Plan(Reach("198.51.100.7") with { AddressIsShared = true }, route: "direct").Should().Be("direct");
        Plan(Reach("192.168.1.20"), route: "rustpbx").Should().Be("rustpbx");
    }

    [Theory]
    [InlineData(405)]
    [InlineData(481)]
    [InlineData(489)]
    [InlineData(501)]
    public void A_server_that_does_not_relay_is_left_out_for_an_hour(int status)
    {
        _memory.Learn(Server, status);

        Plan(Reach("192.168.1.20")).Should().Be("direct");
        Plan(Reach("192.168.1.20", 30)).Should().Be("direct");
        Plan(Reach(null)).Should().Be("server", "there is no other way");
        _time.Advance(TimeSpan.FromMinutes(59.9));
        Plan(Reach("192.168.1.20")).Should().Be("direct");
        _time.Advance(TimeSpan.FromMinutes(0.1));
        Plan(Reach("192.168.1.20")).Should().Be("direct server");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(480)]
    [InlineData(503)]
    public void What_tells_of_the_phone_and_not_of_the_server_is_not_remembered(int? status)
    {
        _memory.Learn(Server, status);

        Plan(Reach("192.168.1.20")).Should().Be("direct server");
    }

    [Fact]
    public void A_server_that_relays_after_all_is_forgiven()
    {
        _memory.Learn(Server, 481);
        _memory.Learn(Server, 200);

        _memory.Refuses(Server).Should().BeFalse();
    }

    [Fact]
    public void Memory_is_of_one_server_and_has_an_end()
    {
        _memory.Learn(Server, 481);
        _memory.Refuses(ServerAddress.Parse("203.0.113.11", Transport.Udp)).Should().BeFalse();

        for (int i = 0; i < 1000; i++)
        {
            _memory.Learn(ServerAddress.Parse($"s{i}.example.com", Transport.Udp), 481);
        }

        _memory.Refuses(Server).Should().BeFalse("others took its place");
    }

    [Theory]
    [InlineData(NotifyOutcome.TimedOut, null, true)]
    [InlineData(NotifyOutcome.Unreachable, null, true)]
    [InlineData(NotifyOutcome.Accepted, 200, false)]
    [InlineData(NotifyOutcome.Accepted, 202, false)]
    [InlineData(NotifyOutcome.Rejected, 401, true)]
    [InlineData(NotifyOutcome.Rejected, 403, true)]
    [InlineData(NotifyOutcome.Rejected, 404, true)]
    [InlineData(NotifyOutcome.Rejected, 405, true)]
    [InlineData(NotifyOutcome.Rejected, 407, true)]
    [InlineData(NotifyOutcome.Rejected, 408, true)]
    [InlineData(NotifyOutcome.Rejected, 480, true)]
    [InlineData(NotifyOutcome.Rejected, 481, true)]
    [InlineData(NotifyOutcome.Rejected, 489, true)]
    [InlineData(NotifyOutcome.Rejected, 500, true)]
    [InlineData(NotifyOutcome.Rejected, 501, true)]
    [InlineData(NotifyOutcome.Rejected, 503, true)]
    [InlineData(NotifyOutcome.Rejected, 302, false)]
    [InlineData(NotifyOutcome.Rejected, 400, false)]
    [InlineData(NotifyOutcome.Rejected, 482, false)]
    [InlineData(NotifyOutcome.Rejected, 486, false)]
    [InlineData(NotifyOutcome.Rejected, 603, false)]
    public void Another_route_is_tried_where_it_may_do_better(NotifyOutcome outcome, int? status, bool next) =>
        RoutePlan.MayTryNext(new LegResult(outcome, "") { Status = status }).Should().Be(next);

    private PhoneReach Reach(string? address, int hoursAgo = 0) => new(
        address is null ? null : IPAddress.Parse(address),
        address is null ? null : _time.GetUtcNow() - TimeSpan.FromHours(hoursAgo),
        AddressIsShared: false,
        AccountIsShared: false);

    private string Plan(PhoneReach reach, string route = "auto", Transport transport = Transport.Udp)
    {
        Device device = TestDevices.Of();
        device.Edit(new DeviceChanges { Transport = transport }, TestDevices.Noon);
        return string.Join(' ', new RoutePlan(new SipSettings { Route = route }, _memory, _time)
            .For(new NotifyRequest(device, "check-sync", reach, Patient: false)));
    }
}
