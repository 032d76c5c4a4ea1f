using System.Security.Cryptography;
using System.Text;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Common;

namespace EndpointManager.UnitTests.Domain.Access;

public sealed class ApiKeyTokenTests
{
    private const string Secret = "0123456789-abcdefghijklmnopqrstuvwxyz_ABCDE";
    private const string Whole = "emk_h3J9xQ2LmP0a_" + Secret;

    [Fact]
    public void A_key_is_read_and_only_its_id_is_shown()
    {
        ApiKeyToken token = ParsedValue.Parse<ApiKeyToken>(Whole);

        token.Id.Should().Be("h3J9xQ2LmP0a");
        token.Reveal().Should().Be(Whole);
        token.SecretHash.Should().Be(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Secret))));
        token.ToString().Should().Be("emk_h3J9xQ2LmP0a_********");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("h3J9xQ2LmP0a_" + Secret)]
    [InlineData("EMK_h3J9xQ2LmP0a_" + Secret)]
    [InlineData("emk_h3J9xQ2LmP0_" + Secret)]
    [InlineData("emk_h3J9xQ2LmP0a_" + Secret + "A")]
    [InlineData("emk_h3J9xQ2LmP0a-" + Secret)]
    [InlineData("emk_h3J9xQ2Lm-0a_" + Secret)]
    [InlineData("emk_h3J9xQ2LmP0a_0123456789+abcdefghijklmnopqrstuvwxyz_ABCDE")]
    [InlineData("emk_h3J9xQ2LmP0a_٠123456789-abcdefghijklmnopqrstuvwxyz_ABCDE")]
    [InlineData("emk_h3J9xQ2LmP0a_0123456789-abcdefghijklmnopqrstuvwxyz_ABCD\n")]
    public void Anything_else_is_none_and_the_error_does_not_repeat_it(string? text)
    {
        ApiKeyToken.TryParse(text, out _, out string? error).Should().BeFalse();

        error.Should().NotContain("0123456789");
    }

    [Fact]
    public void New_keys_can_be_read_and_are_all_different()
    {
        string[] keys = [.. Enumerable.Range(0, 100).Select(_ => ApiKeyToken.New().Reveal())];

        keys.Should().OnlyHaveUniqueItems().And.OnlyContain(key => ParsedValue.Parse<ApiKeyToken>(key).Reveal() == key);
    }

    [Theory]
    [InlineData("devices:write,devices:read", "devices:read devices:write")]
    [InlineData("audit:read audit:read", "audit:read")]
    public void Scopes_are_kept_once_and_in_order(string typed, string kept) => ParsedValue.Parse<ScopeSet>(typed).Value.Should().Be(kept);

    [Theory]
    [InlineData("")]
    [InlineData(" ,")]
    [InlineData("devices:admin")]
    [InlineData("devices:read Devices:write")]
    public void Other_scopes_are_none(string typed) => ScopeSet.TryParse(typed, out _, out _).Should().BeFalse();

    [Fact]
    public void All_scopes_fit_their_column() => ScopeSet.All.Value.Length.Should().BeLessThanOrEqualTo(ApiKey.MaxScopesLength);

    [Theory]
    [InlineData("Frontend", true)]
    [InlineData("Zoë 😀", true)]
    [InlineData("", false)]
    [InlineData(" x", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\u202Eb", false)]
    public void Names_are_plain_text(string name, bool valid) => KeyName.TryParse(name, out _, out _).Should().Be(valid);
}
