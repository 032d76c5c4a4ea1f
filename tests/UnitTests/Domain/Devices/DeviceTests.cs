using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Domain.Devices;

public sealed class DeviceTests
{
    private static readonly DateTimeOffset Later = TestDevices.Noon.AddHours(1);

    /// <summary>Each change alone, and where it has to show.</summary>
    public static TheoryData<DeviceChanges, Func<Device, object>, object> Changes => new()
    {
        { new DeviceChanges { MacAddress = Mac("0c383e123456") }, device => device.MacAddress, Mac("0c383e123456") },
        { new DeviceChanges { Model = new PhoneModel("Fanvil", "X3S") }, device => device.Model, new PhoneModel("Fanvil", "X3S") },
        { new DeviceChanges { Label = NewLabel }, device => device.Label, NewLabel },
        { new DeviceChanges { Username = NewUsername }, device => device.Account.Username, NewUsername },
        { new DeviceChanges { Password = NewPassword }, device => device.Account.Password.CipherText, NewPassword.CipherText },
        { new DeviceChanges { Server = NewServer }, device => device.Account.Server, NewServer },
        { new DeviceChanges { Transport = Transport.Tls }, device => device.Account.Transport, Transport.Tls },
    };

    private static Label NewLabel { get; } = ParsedValue.Parse<Label>("Front desk");

    private static SipUsername NewUsername { get; } = ParsedValue.Parse<SipUsername>("2042");

    private static SealedPassword NewPassword { get; } = new("another sealed text");

    private static ServerAddress NewServer { get; } = ServerAddress.Parse("pbx.example.com", Transport.Udp);

    [Fact]
    public void A_registered_device_is_at_version_1_and_was_last_changed_when_it_was_made()
    {
        Device device = TestDevices.Of();

        device.Version.Should().Be(1);
        device.CreatedAt.Should().Be(TestDevices.Noon);
        device.UpdatedAt.Should().Be(TestDevices.Noon);
    }

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void An_edit_changes_what_it_gives(DeviceChanges changes, Func<Device, object> part, object expected)
    {
        Device device = TestDevices.Of();

        device.Edit(changes, Later);

        part(device).Should().Be(expected);
    }

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void An_edit_leaves_everything_else_as_it_is(DeviceChanges changes, Func<Device, object> changed, object _)
    {
        Device before = TestDevices.Of();
        Device device = TestDevices.Of();
        object old = changed(before);

        device.Edit(changes, Later);

        PartsOf(device).Except([changed(device)]).Should().Equal(PartsOf(before).Except([old]));
        device.Id.Should().Be(before.Id);
        device.CreatedAt.Should().Be(before.CreatedAt);
    }

    [Fact]
    public void An_edit_counts_and_is_dated()
    {
        Device device = TestDevices.Of();

        device.Edit(new DeviceChanges { Label = NewLabel }, Later);
        device.Edit(new DeviceChanges(), Later.AddHours(1));

        device.Version.Should().Be(3);
        device.UpdatedAt.Should().Be(Later.AddHours(1));
    }

    [Fact]
    public void Times_are_kept_in_milliseconds_as_every_database_can()
    {
        Device device = TestDevices.Of(now: TestDevices.Noon.AddTicks(12_345_678));

        device.Edit(new DeviceChanges(), TestDevices.Noon.AddTicks(99_999_999));

        device.CreatedAt.Should().Be(TestDevices.Noon.AddMilliseconds(1_234));
        device.UpdatedAt.Should().Be(TestDevices.Noon.AddMilliseconds(9_999));
    }

    [Fact]
    public void A_device_at_another_version_than_expected_is_not_to_be_changed()
    {
        Action require = () => TestDevices.Of().Require(ExpectedVersion.OneOf([2]));

        require.Should().Throw<VersionConflictException>().WithMessage("The device is at version 1;*");
    }

    [Fact]
    public void A_device_at_the_expected_version_may_be_changed()
    {
        Action require = () => TestDevices.Of().Require(ExpectedVersion.OneOf([1, 7]));

        require.Should().NotThrow();
    }

    [Fact]
    public void Identities_are_in_order_of_time()
    {
        DeviceId earlier = DeviceId.New(TestDevices.Noon);
        DeviceId later = DeviceId.New(TestDevices.Noon.AddMilliseconds(1));

        string.CompareOrdinal(earlier.ToString(), later.ToString()).Should().BeNegative();
        earlier.Value.Version.Should().Be(7);
    }

    private static MacAddress Mac(string text) => ParsedValue.Parse<MacAddress>(text);

    private static List<object> PartsOf(Device device) =>
    [
        device.MacAddress, device.Model, device.Label, device.Account.Username, device.Account.Password.CipherText,
        device.Account.Server, device.Account.Transport,
    ];
}
