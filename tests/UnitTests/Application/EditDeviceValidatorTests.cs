using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Brands;
using EndpointManager.UnitTests.Domain.Devices;

namespace EndpointManager.UnitTests.Application;

public sealed class EditDeviceValidatorTests
{
    private const string Mac = "805ec0123456";

    /// <summary>Edits that are right, the members alone or as they come back from a frontend.</summary>
    public static TheoryData<DeviceFields> AllRight => new()
    {
        new DeviceFields(),
        TestFields.Valid(),
        TestFields.Valid(password: Field.Of("********")),
        new DeviceFields { Transport = Field.Null },
        new DeviceFields { Brand = Field.Of("YEALINK") },
        new DeviceFields { Model = Field.Of("t54s") },
        new DeviceFields { Model = Field.Of("Fanvil X3S") },
        new DeviceFields { Brand = Field.Of("Fanvil"), Model = Field.Of("X3S") },
        new DeviceFields { MacAddress = Field.Of("0c-38-3e-12-34-56") },
    };

    /// <summary>One wrong member at a time: the body, the member's JSON name and the beginning of the message.</summary>
    public static TheoryData<DeviceFields, string, string> OneWrong => new()
    {
        { new DeviceFields { MacAddress = Field.Of("x") }, "macAddress", "Must be the MAC address" },
        { new DeviceFields { MacAddress = Field.Null }, "macAddress", "Must not be null." },
        { new DeviceFields { Brand = Field.Null }, "brand", "Must not be null." },
        { new DeviceFields { Brand = Field.WrongType }, "brand", "Must be a text." },
        { new DeviceFields { Brand = Field.Of("Acme") }, "brand", "Unknown brand." },
        { new DeviceFields { Brand = Field.Of("Fanvil") }, "model", "Unknown model of Fanvil." },
        { new DeviceFields { Model = Field.Of("X3S") }, "model", "Unknown model of Yealink." },
        { new DeviceFields { Model = Field.Null }, "model", "Must not be null." },
        { new DeviceFields { Label = Field.Null }, "label", "Must not be null." },
        { new DeviceFields { Username = Field.Of("") }, "username", "Must be 1 to 64 characters" },
        { new DeviceFields { Password = Field.Null }, "password", "Must not be null." },
        { new DeviceFields { Password = Field.Of("") }, "password", "Must not be empty." },
        { new DeviceFields { Password = Field.WrongType }, "password", "Must be a text." },
        { new DeviceFields { ServerAddress = Field.Null }, "serverAddress", "Must not be null." },
        { new DeviceFields { ServerAddress = Field.Of("pbx:") }, "serverAddress", "The port must be" },
        { new DeviceFields { Transport = Field.WrongType }, "transport", "Must be one of" },
        { new DeviceFields { UnknownMembers = ["isAdmin"] }, "isAdmin", "Unknown field." },
    };

    [Theory]
    [MemberData(nameof(AllRight), DisableDiscoveryEnumeration = true)]
    public async Task What_is_left_out_or_right_is_accepted(DeviceFields fields) => (await ErrorsOfAsync(fields)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(OneWrong), DisableDiscoveryEnumeration = true)]
    public async Task A_wrong_member_is_named_as_in_json_and_no_other(DeviceFields fields, string member, string message) =>
        (await ErrorsOfAsync(fields)).Should().ContainSingle().Which.Should().Match<KeyValuePair<string, string>>(
            error => error.Key == member && error.Value.StartsWith(message));

    [Fact]
    public async Task All_wrong_members_are_named_at_once_with_the_path()
    {
        Field wrong = Field.Of("\n");
        DeviceFields fields = TestFields.Valid(wrong, Field.Null, Field.WrongType, wrong, wrong, wrong, wrong, wrong, "a");

        (await ErrorsOfAsync(fields, "no mac")).Keys.Should().BeEquivalentTo(
            "mac", "macAddress", "brand", "model", "label", "username", "password", "serverAddress", "transport", "a");
    }

    [Fact]
    public async Task The_pair_of_a_device_that_is_not_there_is_left_to_the_answer_not_found() =>
        (await ErrorsOfAsync(new DeviceFields { Brand = Field.Of("Acme") }, "805ec0000001")).Should().BeEmpty();

    private static Task<Dictionary<string, string>> ErrorsOfAsync(DeviceFields fields, string mac = Mac) =>
        new EditDeviceValidator(TestBrands.Catalogue, new FakeDevices(TestDevices.Of(mac: Mac)))
            .ErrorsAsync(new EditDeviceCommand(mac, fields, ExpectedVersion.Any));
}
