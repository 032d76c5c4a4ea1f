using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Domain.Devices;

public sealed class LabelTests
{
    private const string Invisible = "Must not hold control characters, line breaks, or invisible or direction-changing characters.";
    private const string OuterSpace = "Must not begin or end with a space: phones would drop it.";

    /// <summary>Texts that reach every phone's screen as they were typed.</summary>
    public static TheoryData<string> Accepted => new()
    {
        "x", "1001", "Reception 2", "John\u2019s extension 1001", "\u00DCmit \u00C7elik", "e\u0301a\u0323", "\u0301", "\u6771\u4EAC\u672C\u793E", "\u0645\u0643\u062A\u0628",
        "\u05E7\u05D1\u05DC\u05D4", "\u260E\uFE0F", "\U0001F600", "\U0001F469\U0001F3FD", "\U0001F1E9\U0001F1EA", "\U00020BB7\u91CE\u5BB6",
        "<script>alert(1)</script>", "\"><img onerror=x>", "]]>", "&amp;", "{{7*7}}", "${jndi:ldap://x}", "<%= 1 %>", "{0}", "%s%n",
        "%null%", "%NULL%%", "a %NULL% b", "a = b # c", "a  b", "=1+1", "@SUM", "../../etc/passwd", "a\u00A0b", "\uE000", "\uFFFD",
    };

    /// <summary>Texts that some phone would drop, misread or show as something else, with the reason given.</summary>
    public static TheoryData<string?, string> Refused
    {
        get
        {
            var refused = new TheoryData<string?, string>
            {
                { null, "Must not be empty." },
                { "", "Must not be empty." },
                { "%NULL%", "Must not be %NULL%, which phones take as an order to reset." },
                { new string('x', 65), "Must be at most 64 characters long." },
                { string.Concat(Enumerable.Repeat("\U0001F600", 65)), "Must be at most 64 characters long." },
                { new string('x', 100_000), "Must be at most 64 characters long." },
                { "a\uD800b", Invisible },
                { "\uD83D", Invisible },
                { "\uDE00\uD83D", Invisible },
                { "\U0001FFFE", Invisible },
            };
            foreach (char hidden in "\0\a\b\t\n\v\f\r\u001B\u007F\u0080\u0085\u009F\u2028\u2029\u061C\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF\uFFFE\uFFFF")
            {
                refused.Add($"a{hidden}b", Invisible);
                refused.Add($"ab{hidden}", Invisible);
            }

            foreach (char space in " \u00A0\u1680\u2003\u202F\u3000")
            {
                refused.Add($"{space}a", OuterSpace);
                refused.Add($"a{space}", OuterSpace);
                refused.Add($"{space}", OuterSpace);
            }

            return refused;
        }
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void A_text_that_phones_can_show_is_kept_unchanged(string text)
    {
        Label label = ParsedValue.Parse<Label>(text);

        label.Value.Should().Be(text);
        label.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\u00FC")]
    [InlineData("\u6771")]
    [InlineData("\U0001F600")]
    public void Length_is_counted_in_characters_as_people_and_databases_count_them(string character)
    {
        string longest = string.Concat(Enumerable.Repeat(character, Label.MaxLength));

        Label.TryParse(longest, out _, out _).Should().BeTrue();
        Label.TryParse(longest + character, out _, out _).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_text_that_a_phone_would_change_is_refused_with_the_reason(string? text, string reason)
    {
        Label.TryParse(text, out Label? label, out string? error).Should().BeFalse();

        label.Should().BeNull();
        error.Should().Be(reason);
    }

    [Fact]
    public void Any_text_is_a_label_that_reads_back_or_an_error_that_does_not_repeat_it() =>
        RandomTexts.Any.ShouldParseOrExplain<Label>();
}
