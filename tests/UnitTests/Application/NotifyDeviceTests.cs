using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Application.Notify;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Brands;
using EndpointManager.UnitTests.Domain.Devices;
using FluentValidation;

namespace EndpointManager.UnitTests.Application;

public sealed class NotifyDeviceTests
{
    private const string Mac = "805ec0123456";

    private readonly FakeAccesses _accesses = new();
    private ServiceSettings _settings = new() { Provisioning = new ProvisioningSettings { WindowMinutes = 30 } };
    private readonly FakeBusy _busy = new();
    private readonly FakeNotifier _notifier = new();
    private readonly TestAudit _audit = new();

    [Theory]
    [InlineData("Yealink", "T46S", NotifyAction.Reboot, "check-sync;reboot=true")]
    [InlineData("Grandstream", "GXP2130", NotifyAction.Resync, "resync")]
    public async Task The_event_is_the_brand_s(string brand, string model, NotifyAction action, string sent)
    {
        NotifyResult result = await NotifyAsync(TestDevices.Of(brand, model, Mac), action);

        result.Outcome.Should().Be(NotifyOutcome.Accepted);
        _notifier.Sent.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Event = sent, Patient = false, Reach = FakeReach.Known });
        _busy.Busy.Should().BeEmpty();
    }

    [Theory]
    [InlineData(NotifyAction.Reboot, "rebootDevice")]
    [InlineData(NotifyAction.Resync, "resyncDevice")]
    public async Task It_is_written_down_and_the_device_armed_before_anything_is_sent(NotifyAction action, string name)
    {
        (string, int)? before = null;
        _notifier.Meanwhile = () => before = (_audit.Entries.Single().Action, _accesses.All.Count);

        await NotifyAsync(TestDevices.Of(mac: Mac), action);

        before.Should().Be((name, 1));
    }

    [Fact]
    public async Task A_device_stays_busy_for_as_long_as_its_phone_takes()
    {
        bool? busy = null;
        _notifier.Meanwhile = () => busy = _busy.Busy.Count == 1;

        await NotifyAsync(TestDevices.Of(mac: Mac));

        busy.Should().BeTrue();
    }

    [Fact]
    public async Task A_busy_device_is_left_alone()
    {
        Device device = TestDevices.Of(mac: Mac);
        _busy.Busy.Add(device.Id);

        Func<Task> notify = () => NotifyAsync(device);

        (await notify.Should().ThrowAsync<DevicesBusyException>()).Which.MacAddresses.Should().Equal(device.MacAddress);
        _notifier.Sent.Should().BeEmpty();
        _busy.Busy.Should().ContainSingle();
        _accesses.All.Should().BeEmpty("whoever may reboot would hold its window open, and nothing would say so");
        _audit.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_device_is_free_again_when_its_notify_failed()
    {
        _notifier.Meanwhile = () => throw new InvalidOperationException();

        Func<Task> notify = () => NotifyAsync(TestDevices.Of(mac: Mac));

        await notify.Should().ThrowAsync<InvalidOperationException>();
        _busy.Busy.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_an_event_nothing_is_sent()
    {
        Func<Task> notify = () => NotifyAsync(TestDevices.Of("Gone", "X", Mac));

        (await notify.Should().ThrowAsync<ValidationException>()).Which.Errors.Should().ContainSingle(error => error.PropertyName == "brand");
        _notifier.Sent.Should().BeEmpty();
        _busy.Busy.Should().BeEmpty();
        _accesses.All.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_a_device_that_does_not_exist_nothing_is_sent()
    {
        Func<Task> notify = () => NotifyAsync(TestDevices.Of(mac: "805ec0000001"));

        await notify.Should().ThrowAsync<DeviceNotFoundException>();
    }

    [Theory]
    [InlineData(AccessMode.Lan, 0, 20, "", false)]
    [InlineData(AccessMode.Lan, 30, 20, "", true)]
    [InlineData(AccessMode.Lan, 0, 20, "10.0.0.0/8", false)]
    [InlineData(AccessMode.Lan, 0, 20, "203.0.113.0/24", true)]
    [InlineData(AccessMode.Lan, 0, 20, "0.0.0.0/0", true)]
    [InlineData(AccessMode.Lan, 0, 0, "203.0.113.0/24", false)]
    [InlineData(AccessMode.Allowlist, 0, 20, "10.0.0.0/8", true)]
    [InlineData(AccessMode.Token, 0, 20, "", true)]
    [InlineData(AccessMode.Token, 0, 0, "", false)]
    [InlineData(AccessMode.Shared, 0, 20, "", false)]
    [InlineData(AccessMode.Shared, 30, 20, "", true)]
    public async Task A_phone_that_is_told_to_come_finds_its_device_armed_where_a_window_or_a_lockout_asks_for_it(
        AccessMode mode, int windowMinutes, int lockoutAfter, string networks, bool arms)
    {
        _settings = new ServiceSettings
        {
            Provisioning = new ProvisioningSettings
            {
                Access = mode,
                WindowMinutes = windowMinutes,
                LockoutAfter = lockoutAfter,
                AllowedNetworks = [.. networks.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => IPNetwork.Parse(text))],
            },
        };

        await NotifyAsync(TestDevices.Of(mac: Mac));

        _accesses.All.Any(access => access.ArmedAt is not null).Should().Be(arms);
    }

    private Task<NotifyResult> NotifyAsync(Device device, NotifyAction action = NotifyAction.Reboot) =>
        new NotifyDeviceHandler(
                new FakeDevices(device),
                new NotifyRequests(TestBrands.Catalogue, new FakeReach()),
                _busy,
                TestAccess.Arming(_accesses, _settings),
                _notifier,
                _audit.Trail)
            .Handle(new NotifyDeviceCommand(Mac, action), CancellationToken.None);

    private sealed class FakeReach : IPhoneReachReader
    {
        public static readonly PhoneReach Known = new(null, null, AddressIsShared: false, AccountIsShared: true);

        public Task<PhoneReach> FindAsync(Device device, CancellationToken cancellationToken) => Task.FromResult(Known);
    }

    private sealed class FakeBusy : IBusyDevices
    {
        public List<DeviceId> Busy { get; } = [];

        public Task<Guid?> TryOccupyAsync(DeviceId device, TimeSpan atMost, CancellationToken cancellationToken)
        {
            atMost.Should().BeGreaterThan(TimeSpan.FromSeconds(60), "an answer may take so long");
            bool free = !Busy.Contains(device);
            if (free)
            {
                Busy.Add(device);
            }

            return Task.FromResult<Guid?>(free ? device.Value : null);
        }

        public Task FreeAsync(DeviceId device, Guid occupation)
        {
            occupation.Should().Be(device.Value);
            Busy.Remove(device);
            return Task.CompletedTask;
        }
    }

    private sealed class FakeNotifier : IPhoneNotifier
    {
        public List<NotifyRequest> Sent { get; } = [];

        public Action Meanwhile { get; set; } = () => { };

        public Task<NotifyResult> NotifyAsync(NotifyRequest request, CancellationToken cancellationToken)
        {
            Sent.Add(request);
            Meanwhile();
            return Task.FromResult(new NotifyResult { Outcome = NotifyOutcome.Accepted, Reason = "OK", Route = "direct", Elapsed = TimeSpan.Zero });
        }
    }
}
