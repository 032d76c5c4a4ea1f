using System.Reflection;
using System.Text.Json;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Domain.Devices;

public sealed class SipPasswordTests
{
    private const string Clear = "correct-horse-battery";

    /// <summary>Texts that cannot be a password, or that a phone would not get as typed.</summary>
    public static TheoryData<string?> Refused => new()
    {
        null, "", SipPassword.Mask, "%NULL%", " s3cret", "s3cret ", "\u00A0s3cret", "s3cret\u3000", "s3c\nret", "s3cret\r\n", "s3c\0ret", "s3c\tret",
        "x\nauto_provision.server.url = http://evil", "s3c\u0085ret", "s3c\u2028ret", "s3c\u202Eret", "s3c\u200Bret", "s3c\uD800ret", "\uFEFFs3cret",
        new string('x', 129), string.Concat(Enumerable.Repeat("\U0001F600", 129)),
    };

    [Theory]
    [InlineData("x")]
    [InlineData("1234")]
    [InlineData("p=a:s s#w<o>r&d;\"'%NULL%\\{}$ ?")]
    [InlineData("{{7*7}} ${jndi:x} <%= 1 %> {0}")]
    [InlineData("*******")]
    [InlineData("*********")]
    [InlineData("\u00FC\u6771\U0001F600")]
    public void An_awkward_password_is_kept_exactly(string text) =>
        ParsedValue.Parse<SipPassword>(text).Reveal().Should().Be(text);

    [Theory]
    [InlineData("x")]
    [InlineData("\U0001F600")]
    public void The_longest_password_has_128_characters(string character) =>
        SipPassword.TryParse(string.Concat(Enumerable.Repeat(character, 128)), out _, out _).Should().BeTrue();

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Anything_else_is_refused(string? text)
    {
        SipPassword.TryParse(text, out SipPassword? password, out string? error).Should().BeFalse();

        password.Should().BeNull();
        error.Should().StartWith("Must ");
    }

    [Fact]
    public void A_refusal_does_not_repeat_the_password()
    {
        SipPassword.TryParse(Clear + "\n", out _, out string? error).Should().BeFalse();

        error.Should().NotContain(Clear);
    }

    [Fact]
    public void Written_as_text_a_password_is_the_mask()
    {
        SipPassword password = ParsedValue.Parse<SipPassword>(Clear);

        $"{password}".Should().Be("********");
    }

    [Fact]
    public void Neither_a_property_nor_a_public_field_shows_a_password()
    {
        typeof(SipPassword).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Should().BeEmpty();
        typeof(SipPassword).GetFields(BindingFlags.Instance | BindingFlags.Public).Should().BeEmpty();
    }

    [Fact]
    public void Written_as_json_a_password_is_empty() =>
        JsonSerializer.Serialize(ParsedValue.Parse<SipPassword>(Clear)).Should().Be("{}");

    [Fact]
    public void Any_text_is_a_password_or_an_error_that_does_not_repeat_it() =>
        RandomTexts.Any.ShouldParseOrExplain<SipPassword>();
}
