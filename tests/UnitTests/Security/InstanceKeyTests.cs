using System.Text;
using EndpointManager.Infrastructure.Security;

namespace EndpointManager.UnitTests.Security;

public sealed class InstanceKeyTests
{
    private const string Header = "endpoint-manager-key-v1";
    private const string Id = "0123456789ab";

    private static readonly string Secret = Convert.ToBase64String(Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef"));

    /// <summary>Files that hold no key, or none that can be trusted to be whole.</summary>
    public static TheoryData<string> Garbage => new()
    {
        "", "\n", "garbage", Header, $"{Header} {Id}", $"{Header} {Secret}", $"{Id} {Secret}", $"{Header} {Id} {Secret} more",
        $"endpoint-manager-key-v2 {Id} {Secret}", $"ENDPOINT-MANAGER-KEY-V1 {Id} {Secret}", $"{Header}\t{Id}\t{Secret}",
        $"{Header} {Id[1..]} {Secret}", $"{Header} {Id}0 {Secret}", $"{Header} 0123456789AB {Secret}", $"{Header} 0123456789ag {Secret}",
        $"{Header} \uFF1023456789ab {Secret}", $"{Header} {Id} {Secret[1..]}", $"{Header} {Id} {Secret[..20]}", $"{Header} {Id} {Secret}AAAA",
        $"{Header} {Id} AAAA", $"{Header} {Id} !", $"\uFEFF{Header} {Id} {Secret}", $"{Header} {Id} {Secret}\0", new string('\0', 92),
    };

    [Fact]
    public void The_text_of_a_key_gives_the_same_key()
    {
        var key = InstanceKey.Create();

        var read = InstanceKey.Parse(key.ToFileText());

        read.Should().BeEquivalentTo(key);
        read.ToFileText().Should().Be(key.ToFileText());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("")]
    [InlineData(" \n\n")]
    public void The_end_of_the_line_does_not_matter(string end) =>
        InstanceKey.Parse($"{Header} {Id} {Secret}{end}").Id.Should().Be(Id);

    [Theory]
    [MemberData(nameof(Garbage), DisableDiscoveryEnumeration = true)]
    public void Anything_else_is_no_key(string text)
    {
        Action parse = () => InstanceKey.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage("It is not a key file of Endpoint Manager.");
    }

    [Fact]
    public void A_derived_key_is_neither_the_secret_nor_another_derived_key()
    {
        var key = InstanceKey.Parse($"{Header} {Id} {Secret}");

        new[] { Secret, Convert.ToBase64String(key.PasswordKey), Convert.ToBase64String(key.Hashes.TagKey) }.Should().OnlyHaveUniqueItems();
        key.PasswordKey.Should().HaveCount(32);
        key.Hashes.TagKey.Should().HaveCount(32);
        Convert.ToHexStringLower(key.PasswordKey).Should().NotStartWith(key.CheckValue);
        Convert.ToHexStringLower(key.Hashes.TagKey).Should().NotStartWith(key.CheckValue);
    }

    // Stored records and check values outlive a release. The values were computed by another implementation of RFC 5869.
    [Fact]
    public void Derivation_is_the_same_in_every_release()
    {
        var key = InstanceKey.Parse($"{Header} {Id} {Secret}");

        key.CheckValue.Should().Be("954c3adf36edb6b86de8c1578203187a");
        Convert.ToHexStringLower(key.PasswordKey).Should().Be("e8f30eb1096467d8ae44ce3e322ca1243de94ff399343ca6b34c46d556982c26");
        Convert.ToHexStringLower(key.Hashes.TagKey).Should().Be("fe045fef1d982d869b654fed3cacc964101b418e7097e82423f469da31669d6e");
    }

    [Fact]
    public void Keys_of_other_installations_differ_in_everything()
    {
        var one = InstanceKey.Create();
        var other = InstanceKey.Create();

        other.Id.Should().NotBe(one.Id);
        other.CheckValue.Should().NotBe(one.CheckValue);
        other.PasswordKey.Should().NotEqual(one.PasswordKey);
        other.Hashes.TagKey.Should().NotEqual(one.Hashes.TagKey);
    }

    [Fact]
    public void The_same_secret_under_another_name_derives_the_same_keys() =>
        InstanceKey.Parse($"{Header} ba9876543210 {Secret}").CheckValue.Should().Be(InstanceKey.Parse($"{Header} {Id} {Secret}").CheckValue);
}
