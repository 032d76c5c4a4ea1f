using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Brands;
using EndpointManager.UnitTests.Domain.Devices;

namespace EndpointManager.UnitTests.Application;

public sealed class DeviceUseCaseTests
{
    private const string Mac = "805ec0123456";

    private static readonly DeviceMaker Maker = new(TestBrands.Catalogue, new FakeVault(), TimeProvider.System);

    private readonly TestAudit _audit = new();
    private readonly FakeDevices _devices = new(TestDevices.Of(mac: Mac), TestDevices.Of("Fanvil", "X3S", "0c383e123456"));

    private readonly FakeAccesses _accesses = new();

    [Fact]
    public async Task An_added_device_is_armed()
    {
        await AddAsync(TestFields.Valid(macAddress: Field.Of("80:5E:C0:00:00:01")));

        DeviceAccess access = _accesses.All.Should().ContainSingle().Which;
        access.DeviceId.Should().Be(_devices.All[^1].Id);
        access.ArmedAt.Should().NotBeNull();
        access.TokenLookup.Should().BeNull("tokens are of another mode");
    }

    [Theory]
    [InlineData("n3w", true)]
    [InlineData("********", false)]
    [InlineData(null, false)]
    public async Task A_new_password_arms_and_no_other_edit_does(string? password, bool arms)
    {
        await EditAsync(new DeviceFields { Label = Field.Of("x"), Password = password is null ? default : Field.Of(password) });

        _accesses.All.Any(access => access.ArmedAt is not null).Should().Be(arms);
    }

    [Fact]
    public async Task Another_phone_gets_other_tokens_because_the_one_before_knows_them()
    {
        var settings = new ServiceSettings { Provisioning = new ProvisioningSettings { Access = AccessMode.Token } };
        _accesses.Add(new DeviceAccess { DeviceId = _devices.All[0].Id, TokenLookup = "old", TokenUsedAt = TestDevices.Noon });

        await EditAsync(new DeviceFields { MacAddress = Field.Of("805ec0000001") }, settings: settings);

        DeviceAccess access = _accesses.All.Should().ContainSingle().Which;
        (access.TokenLookup, access.TokenUsedAt).Should().Be((new FakeTokenVault().LookupOf(TestAccess.OwnToken), null));
        access.ArmedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task An_added_device_is_kept_with_its_password_sealed()
    {
        await AddAsync(TestFields.Valid(macAddress: Field.Of("80:5E:C0:00:00:01"), transport: Field.Of("tls")));

        Device added = _devices.All[^1];
        added.MacAddress.Value.Should().Be("805ec0000001");
        added.Account.Password.CipherText.Should().Be("sealed s3cret");
        added.Account.Server.ToString().Should().Be("203.0.113.10:5061");
    }

    [Theory]
    [InlineData("805ec0123456")]
    [InlineData("80-5E-C0-12-34-56")]
    public async Task A_second_device_with_the_same_mac_is_refused_in_any_writing(string mac)
    {
        Func<Task> add = () => AddAsync(TestFields.Valid(macAddress: Field.Of(mac)));

        await add.Should().ThrowAsync<DeviceAlreadyExistsException>();
        _devices.All.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_mask_leaves_the_password_as_it_is()
    {
        DeviceResponse edited = await EditAsync(new DeviceFields { Password = Field.Of("********"), Label = Field.Of("Front desk") });

        edited.Label.Should().Be("Front desk");
        _devices.All[0].Account.Password.CipherText.Should().Be("sealed s3cret");
    }

    [Fact]
    public async Task A_new_password_is_sealed()
    {
        await EditAsync(new DeviceFields { Password = Field.Of("n3w") });

        _devices.All[0].Account.Password.CipherText.Should().Be("sealed n3w");
    }

    [Fact]
    public async Task Null_puts_the_transport_back_to_udp()
    {
        await EditAsync(new DeviceFields { Transport = Field.Of("tls") });
        DeviceResponse edited = await EditAsync(new DeviceFields { Transport = Field.Null });

        edited.Transport.Should().Be(Transport.Udp);
    }

    [Theory]
    [InlineData("tls", 5061)]
    [InlineData(null, 5060)]
    public async Task A_new_server_without_a_port_gets_that_of_the_transport(string? transport, int port)
    {
        DeviceResponse edited = await EditAsync(new DeviceFields
        {
            ServerAddress = Field.Of("pbx.example.com"),
            Transport = transport is null ? default : Field.Of(transport),
        });

        edited.ServerAddress.Should().Be($"pbx.example.com:{port}");
    }

    [Fact]
    public async Task A_mac_that_another_device_has_is_refused_and_changes_nothing()
    {
        Func<Task> edit = () => EditAsync(new DeviceFields { MacAddress = Field.Of("0c383e123456"), Label = Field.Of("x") });

        await edit.Should().ThrowAsync<DeviceAlreadyExistsException>();
        (_devices.All[0].Label.Value, _devices.All[0].Version).Should().Be(("Reception", 1));
    }

    [Fact]
    public async Task The_devices_own_mac_is_no_conflict() =>
        (await EditAsync(new DeviceFields { MacAddress = Field.Of("80:5E:C0:12:34:56") })).Version.Should().Be(2);

    [Fact]
    public async Task A_stale_edit_changes_nothing()
    {
        Func<Task> edit = () => EditAsync(new DeviceFields { Label = Field.Of("x") }, ExpectedVersion.OneOf([7]));

        await edit.Should().ThrowAsync<VersionConflictException>();
        _devices.All[0].Label.Value.Should().Be("Reception");
    }

    [Fact]
    public async Task A_pair_that_fits_no_more_since_it_was_checked_is_a_conflict()
    {
        Func<Task> edit = () => EditAsync(new DeviceFields { Model = Field.Of("X3S") });

        await edit.Should().ThrowAsync<VersionConflictException>();
    }

    [Fact]
    public async Task An_edit_is_written_down_with_what_was_and_what_is_and_no_secret()
    {
        await EditAsync(new DeviceFields { Label = Field.Of("Front desk"), Password = Field.Of("planted-secret") });

        AuditEntry entry = _audit.Entries.Should().ContainSingle().Subject;
        (entry.Action, entry.Outcome, entry.Target).Should().Be(("editDevice", "done", "80:5E:C0:12:34:56"));
        AuditDetails.Parse(entry.Changes).Fields.Should().Equal(
            new FieldChange { Field = "label", Old = "Reception", New = "Front desk" }, new FieldChange { Field = "password", Secret = true });
        entry.Changes.Should().NotContain("planted");
    }

    [Fact]
    public async Task A_deleted_device_leaves_its_values_in_the_audit_trail()
    {
        await DeleteAsync(Mac, ExpectedVersion.Any);

        AuditDetails.Parse(_audit.Entries.Should().ContainSingle().Subject.Changes).Fields.Should()
            .Contain(new FieldChange { Field = "label", Old = "Reception" }).And.Contain(new FieldChange { Field = "password", Secret = true });
    }

    [Fact]
    public async Task What_is_refused_is_not_written_down_as_done()
    {
        Func<Task> edit = () => EditAsync(new DeviceFields { Label = Field.Of("x") }, ExpectedVersion.OneOf([7]));

        await edit.Should().ThrowAsync<VersionConflictException>();
        _audit.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_deleted_device_is_gone()
    {
        await DeleteAsync(Mac, ExpectedVersion.OneOf([1]));

        _devices.All.Should().ContainSingle();
    }

    [Fact]
    public async Task A_stale_delete_deletes_nothing()
    {
        Func<Task> delete = () => DeleteAsync(Mac, ExpectedVersion.OneOf([7]));

        await delete.Should().ThrowAsync<VersionConflictException>();
        _devices.All.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_device_that_is_not_there_cannot_be_deleted()
    {
        Func<Task> delete = () => DeleteAsync("805ec0000001", ExpectedVersion.Any);

        await delete.Should().ThrowAsync<DeviceNotFoundException>().WithMessage("No device has the MAC address 80:5E:C0:00:00:01.");
    }

    private Task<DeviceResponse> AddAsync(DeviceFields fields) =>
        new AddDeviceHandler(_devices, Maker, TestAccess.Arming(_accesses), TestMapping.Responses, _audit.Trail)
            .Handle(new AddDeviceCommand(fields), CancellationToken.None);

    private Task<DeviceResponse> EditAsync(DeviceFields fields, ExpectedVersion? expected = null, ServiceSettings? settings = null) =>
        new EditDeviceHandler(
                _devices, new FakeFetches(), Maker, TestAccess.Arming(_accesses, settings), TimeProvider.System, TestMapping.Responses, _audit.Trail)
            .Handle(new EditDeviceCommand(Mac, fields, expected ?? ExpectedVersion.Any), CancellationToken.None);

    private Task DeleteAsync(string mac, ExpectedVersion expected) =>
        new DeleteDeviceHandler(_devices, _audit.Trail).Handle(new DeleteDeviceCommand(mac, expected), CancellationToken.None);
}
