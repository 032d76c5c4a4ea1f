using System.Globalization;
using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Application;
using EndpointManager.UnitTests.Sip;

namespace EndpointManager.UnitTests.Access;

public sealed class LockoutsTests
{
    private const int Limit = 20;

    private static readonly IPAddress Public = IPAddress.Parse("203.0.113.7");

    private readonly ManualTime _time = new();
    private readonly FakeSecurityLog _log = new();

    [Fact]
    public void So_many_different_unknown_addresses_lock_a_source_out_and_say_so_once()
    {
        Lockouts lockouts = Of(AccessMode.Open);

        Ask(lockouts, Public, Limit - 1);
        lockouts.Hold(Public).Should().BeFalse();
        Ask(lockouts, Public, 5, first: Limit);

        lockouts.Hold(Public).Should().BeTrue();
        lockouts.Hold(IPAddress.Parse("203.0.113.8")).Should().BeFalse();
        _log.Lines.Should().Equal("lockout 203.0.113.7");
    }

    [Fact]
    public void The_same_address_again_and_again_is_one()
    {
        Lockouts lockouts = Of(AccessMode.Open);

        for (int i = 0; i < 500; i++)
        {
            Ask(lockouts, Public, 3);
        }

        lockouts.Hold(Public).Should().BeFalse();
    }

    [Fact]
    public void Slower_than_the_counting_time_nobody_is_locked_out()
    {
        Lockouts lockouts = Of(AccessMode.Open);

        for (int i = 0; i < 10 * Limit; i++)
        {
            Ask(lockouts, Public, 1, first: i);
            _time.Advance(TimeSpan.FromSeconds(35));
        }

        lockouts.Hold(Public).Should().BeFalse();
    }

    [Fact]
    public void A_lockout_ends_after_its_time_however_often_the_source_asks_and_does_not_grow()
    {
        Lockouts lockouts = Of(AccessMode.Open);
        for (int round = 0; round < 3; round++)
        {
            Ask(lockouts, Public, Limit, first: round * Limit);
            _time.Advance(Lockouts.LockoutTime - TimeSpan.FromSeconds(1));
            Ask(lockouts, Public, 100);
            lockouts.Hold(Public).Should().BeTrue();
            _time.Advance(TimeSpan.FromSeconds(1));
            lockouts.Hold(Public).Should().BeFalse();
        }
    }

    [Fact]
    public void An_ipv6_network_of_64_bits_is_one_source()
    {
        Lockouts lockouts = Of(AccessMode.Open);
        for (int i = 0; i < Limit; i++)
        {
            Ask(lockouts, IPAddress.Parse($"2001:db8:1:2::{i:x}"), 1, first: i);
        }

        lockouts.Hold(IPAddress.Parse("2001:db8:1:2:ffff::1")).Should().BeTrue();
        lockouts.Hold(IPAddress.Parse("2001:db8:1:3::1")).Should().BeFalse();
        _log.Lines.Should().Equal("lockout 2001:db8:1:2::/64");
    }

    [Theory]
    [InlineData(AccessMode.Lan, "10.1.2.3", false)]
    [InlineData(AccessMode.Lan, "203.0.113.7", true)]
    [InlineData(AccessMode.Open, "10.1.2.3", true)]
    [InlineData(AccessMode.Allowlist, "10.1.2.3", true)]
    [InlineData(AccessMode.Token, "10.1.2.3", true)]
    public void Three_hundred_phones_plugged_in_before_their_devices_were_added_are_no_attack_in_the_own_network(
        AccessMode mode, string source, bool locksOut)
    {
        Lockouts lockouts = Of(mode);

        Ask(lockouts, IPAddress.Parse(source), 300);

        lockouts.Hold(IPAddress.Parse(source)).Should().Be(locksOut);
        _log.Lines.Should().Equal(locksOut ? $"lockout {source}" : $"unknown {source}");
    }

    [Fact]
    public void Where_refusals_are_not_enforced_no_line_has_a_source_banned()
    {
        Lockouts lockouts = Of(AccessMode.Open, enforce: false);

        Ask(lockouts, Public, Limit);

        lockouts.Hold(Public).Should().BeTrue("what would be refused is recorded");
        _log.Lines.Should().Equal("unknown 203.0.113.7");
    }

    [Fact]
    public void Nought_is_never()
    {
        Lockouts lockouts = Of(AccessMode.Open, limit: 0);

        Ask(lockouts, Public, 1000);

        lockouts.Hold(Public).Should().BeFalse();
    }

    [Fact]
    public void A_source_that_nobody_knows_is_not_counted()
    {
        Lockouts lockouts = Of(AccessMode.Open);

        Ask(lockouts, null, 1000);

        lockouts.Hold(null).Should().BeFalse();
        lockouts.All().Should().BeEmpty();
    }

    [Fact]
    public void Lockouts_are_listed_and_cleared_one_by_one()
    {
        Lockouts lockouts = Of(AccessMode.Open);
        Ask(lockouts, IPAddress.Parse("203.0.113.8"), Limit);
        _time.Advance(TimeSpan.FromMinutes(5));
        Ask(lockouts, Public, Limit);

        lockouts.All().Select(lockout => (lockout.Source.ToString(), lockout.Remaining)).Should()
            .Equal(("203.0.113.7", TimeSpan.FromMinutes(15)), ("203.0.113.8", TimeSpan.FromMinutes(10)));
        lockouts.Clear(SourceNetwork.Of(Public)).Should().BeTrue();
        lockouts.Clear(SourceNetwork.Of(Public)).Should().BeFalse();
        lockouts.Hold(Public).Should().BeFalse();
        lockouts.Hold(IPAddress.Parse("203.0.113.8")).Should().BeTrue();
    }

    [Fact]
    public void Memory_is_bounded_and_what_was_counted_longest_ago_goes_first()
    {
        Lockouts lockouts = Of(AccessMode.Open);
        Ask(lockouts, Public, Limit);
        for (int i = 0; i < Lockouts.MaxSources; i++)
        {
            Ask(lockouts, new IPAddress([11, (byte)(i >> 16), (byte)(i >> 8), (byte)i]), 1);
        }

        lockouts.Hold(Public).Should().BeFalse();
        lockouts.All().Should().BeEmpty();
        Ask(lockouts, Public, Limit);
        lockouts.Hold(Public).Should().BeTrue();
    }

    [Fact]
    public void Memory_is_bounded_however_many_addresses_a_source_may_ask_for()
    {
        const int High = 1000;
        Lockouts lockouts = Of(AccessMode.Open, limit: High);
        Ask(lockouts, Public, High - 1);
        for (int i = 0; i <= Lockouts.MaxUnknown / (High - 1); i++)
        {
            Ask(lockouts, new IPAddress([11, 0, (byte)(i >> 8), (byte)i]), High - 1);
        }

        Ask(lockouts, Public, 1, first: High);
        lockouts.Hold(Public).Should().BeFalse("it was counted longest ago");
        Ask(lockouts, Public, High - 1);
        lockouts.Hold(Public).Should().BeTrue();
    }

    [Fact]
    public void What_was_forgotten_leaves_room()
    {
        const int High = 1000;
        Lockouts lockouts = Of(AccessMode.Open, limit: High);
        for (int i = 0; i <= Lockouts.MaxUnknown / High; i++)
        {
            Ask(lockouts, new IPAddress([11, 0, (byte)(i >> 8), (byte)i]), High);
        }

        lockouts.All().Should().HaveCount((Lockouts.MaxUnknown / High) + 1, "who is locked out is remembered without what it asked for");
    }

    private Lockouts Of(AccessMode mode, int limit = Limit, bool enforce = true) => new(
        new ServiceSettings { Provisioning = new ProvisioningSettings { Access = mode, LockoutAfter = limit, Enforce = enforce } }, _log, _time);

    private static void Ask(Lockouts lockouts, IPAddress? source, int count, int first = 0)
    {
        for (int i = first; i < first + count; i++)
        {
            lockouts.NoteUnknown(source, ParsedValue.Parse<MacAddress>("02" + i.ToString("x10", CultureInfo.InvariantCulture)));
        }
    }
}
