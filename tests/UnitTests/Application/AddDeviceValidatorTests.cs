using System.Text;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.UnitTests.Brands;

namespace EndpointManager.UnitTests.Application;

public sealed class AddDeviceValidatorTests
{
    private static readonly string[] NeededMembers =
        ["macAddress", "brand", "model", "label", "username", "password", "serverAddress"];

    /// <summary>One wrong member at a time: the body, the member's JSON name and the beginning of the message.</summary>
    public static TheoryData<DeviceFields, string, string> OneWrong => new()
    {
        { TestFields.Valid(macAddress: Field.Of("80:5E:C0:12:34:5G")), "macAddress", "Must be the MAC address" },
        { TestFields.Valid(macAddress: Field.Of("ff:ff:ff:ff:ff:ff")), "macAddress", "Must be the MAC address" },
        { TestFields.Valid(macAddress: Field.WrongType), "macAddress", "Must be a text." },
        { TestFields.Valid(macAddress: Field.Null), "macAddress", "Must not be null." },
        { TestFields.Valid(brand: Field.Of("Acme")), "brand", "Unknown brand." },
        { TestFields.Valid(brand: default(Field)), "brand", "Required." },
        { TestFields.Valid(brand: Field.Null), "brand", "Must not be null." },
        { TestFields.Valid(brand: Field.WrongType), "brand", "Must be a text." },
        { TestFields.Valid(model: Field.Of("X3S")), "model", "Unknown model of Yealink." },
        { TestFields.Valid(model: default(Field)), "model", "Required." },
        { TestFields.Valid(model: Field.Null), "model", "Must not be null." },
        { TestFields.Valid(label: Field.Of("a\nb")), "label", "Must not hold" },
        { TestFields.Valid(label: Field.Of("")), "label", "Must not be empty." },
        { TestFields.Valid(username: Field.Of("1001@pbx")), "username", "Must be 1 to 64 characters" },
        { TestFields.Valid(username: Field.WrongType), "username", "Must be a text." },
        { TestFields.Valid(password: Field.Of("********")), "password", "Must be a real password" },
        { TestFields.Valid(password: Field.Of("")), "password", "Must not be empty." },
        { TestFields.Valid(password: Field.Null), "password", "Must not be null." },
        { TestFields.Valid(serverAddress: Field.Of("127.1")), "serverAddress", "Must be host or host:port" },
        { TestFields.Valid(serverAddress: Field.Of("pbx:0")), "serverAddress", "The port must be" },
        { TestFields.Valid(serverAddress: Field.WrongType), "serverAddress", "Must be a text." },
        { TestFields.Valid(transport: Field.Of("sctp")), "transport", "Must be one of: udp, tcp, tls." },
        { TestFields.Valid(transport: Field.WrongType), "transport", "Must be one of: udp, tcp, tls." },
        { TestFields.Valid(unknown: "labl"), "labl", "Unknown field." },
    };

    /// <summary>Bodies that say the same in other ways.</summary>
    public static TheoryData<DeviceFields> AllRight => new()
    {
        TestFields.Valid(),
        TestFields.Valid(transport: Field.Of("TLS")),
        TestFields.Valid(transport: Field.Null),
        TestFields.Valid(brand: default(Field), model: Field.Of("Yealink T46S")),
        TestFields.Valid(brand: Field.Of("yealink"), model: Field.Of("t46s")),
        TestFields.Valid(macAddress: Field.Of("805e.c012.3456"), serverAddress: Field.Of("[2001:db8::1]:5061")),
    };

    private static readonly AddDeviceValidator Validator = new(TestBrands.Catalogue);

    [Theory]
    [MemberData(nameof(AllRight), DisableDiscoveryEnumeration = true)]
    public async Task A_complete_body_is_accepted(DeviceFields fields) => (await ErrorsOfAsync(fields)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(OneWrong), DisableDiscoveryEnumeration = true)]
    public async Task A_wrong_member_is_named_as_in_json_and_no_other(DeviceFields fields, string member, string message) =>
        (await ErrorsOfAsync(fields)).Should().ContainSingle().Which.Should().Match<KeyValuePair<string, string>>(
            error => error.Key == member && error.Value.StartsWith(message));

    [Fact]
    public async Task An_empty_body_names_everything_that_is_needed() =>
        (await ErrorsOfAsync(new DeviceFields())).Should().Equal(NeededMembers.ToDictionary(name => name, _ => "Required."));

    [Fact]
    public async Task All_wrong_members_are_named_at_once()
    {
        Field wrong = Field.Of("\n");

        Dictionary<string, string> errors =
            await ErrorsOfAsync(TestFields.Valid(wrong, wrong, Field.WrongType, wrong, wrong, wrong, wrong, wrong, "a", "b"));

        errors.Keys.Should().BeEquivalentTo([.. NeededMembers, "transport", "a", "b"]);
    }

    [Fact]
    public async Task No_message_repeats_a_value()
    {
        Field secret = Field.Of("\u0007s3cret-horse");

        Dictionary<string, string> errors =
            await ErrorsOfAsync(TestFields.Valid(secret, secret, secret, secret, secret, secret, secret, secret));

        errors.Should().HaveCount(7);
        errors.Values.Should().NotContain(message => message.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_very_long_unknown_name_is_shown_cut() =>
        (await ErrorsOfAsync(TestFields.Valid(unknown: new string('x', 100_000)))).Keys.Should().Equal(new string('x', 64));

    // Half a surrogate pair is no text: the JSON writer would show U+FFFD, a character that nobody sent.
    [Fact]
    public async Task An_unknown_name_is_not_cut_inside_a_character()
    {
        string name = new string('x', 63) + "\U0001F600 and more";

        string shown = (await ErrorsOfAsync(TestFields.Valid(unknown: name))).Keys.Should().ContainSingle().Subject;

        shown.EnumerateRunes().Should().NotContain(Rune.ReplacementChar);
        name.Should().StartWith(shown);
    }

    private static Task<Dictionary<string, string>> ErrorsOfAsync(DeviceFields fields) => Validator.ErrorsAsync(new AddDeviceCommand(fields));
}
