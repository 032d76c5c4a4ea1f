using System.Text.RegularExpressions;
using CsCheck;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Domain.Devices;

public sealed class SipUsernameTests
{
    /// <summary>Texts that would have to be escaped in a SIP URI, or that servers read in different ways.</summary>
    public static TheoryData<string?> Refused => new()
    {
        null, "", " ", "10 01", " 1001", "1001 ", "1001\n", "1001\r\n", "\r\nVia: x", "1001\0", "1001\t", "1001@pbx", "sip:1001", "1001;user=phone",
        "<1001>", "\"1001\"", "1001?x", "10/01", "10\\01", "10#01", "%31001", "1001%0d%0a", "[1001]", "{1001}", "10|01", "10^01", "10`01",
        "\u00FCmit", "\uFF11\uFF10\uFF10\uFF11", "\u0661\u0660\u0660\u0661", "\u0430\u0441", "100\u200B1", "1001\uFEFF", "\u212A1", "\uD800", "\U0001F600",
        new string('1', 65), new string('1', 100_000),
    };

    [Theory]
    [InlineData("1")]
    [InlineData("1001")]
    [InlineData("alice.smith")]
    [InlineData("+4930123456")]
    [InlineData("*97")]
    [InlineData("A-z0_9.!~*'()&=+$,")]
    public void A_user_that_stands_in_a_uri_as_it_is_is_accepted(string text) =>
        ParsedValue.Parse<SipUsername>(text).Value.Should().Be(text);

    [Fact]
    public void The_longest_user_has_64_characters() =>
        SipUsername.TryParse(new string('1', 64), out _, out _).Should().BeTrue();

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Anything_else_is_refused(string? text)
    {
        SipUsername.TryParse(text, out SipUsername? username, out string? error).Should().BeFalse();

        username.Should().BeNull();
        error.Should().StartWith("Must be 1 to 64 characters out of");
    }

    [Fact]
    public void Any_text_is_a_user_that_reads_back_or_an_error_that_does_not_repeat_it() =>
        Gen.OneOf(RandomTexts.Any, RandomTexts.NearlyValid("1001", "alice.smith")).ShouldParseOrExplain<SipUsername>();

    // Readers of the document are taken at JavaScript's word: there $ is the end, and not also before a last line break.
    [Fact]
    public void The_published_pattern_says_the_same_as_the_parser() =>
        Gen.OneOf(RandomTexts.Any, RandomTexts.Pieces("aZ09-_.!~*'()&=+$,;@/? ", 66)).Sample(
            text => Regex.IsMatch(text, $"\\A{SipUsername.Pattern[1..^1]}\\z")
                == SipUsername.TryParse(text, out _, out _),
            iter: RandomTexts.Samples,
            threads: 1);
}
