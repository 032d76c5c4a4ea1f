using EndpointManager.Application.Access;
using EndpointManager.Application.Requests;

namespace EndpointManager.UnitTests.Access;

/// <summary>Keys and tokens as texts, and paths without them.</summary>
public sealed class SecretTextTests
{
    private const string Key = "0123456789-abc_DEF";

    [Theory]
    [InlineData("0123456789abcdef", true)]
    [InlineData("0123456789-abc_DEF", true)]
    [InlineData("0123456789abcde", false)]
    [InlineData("0123456789abcde/", false)]
    [InlineData("0123456789abcde.", false)]
    [InlineData("0123456789abcde ", false)]
    [InlineData("0123456789abcdeé", false)]
    [InlineData("0123456789abcde%", false)]
    public void A_shared_key_is_long_and_stands_for_itself_in_a_url(string text, bool isKey) =>
        SharedKey.TryParse(text, out _).Should().Be(isKey);

    [Fact]
    public void A_shared_key_has_an_end() => SharedKey.TryParse(new string('a', SharedKey.MaxLength + 1), out _).Should().BeFalse();

    [Theory]
    [InlineData(Key, true)]
    [InlineData("0123456789-abc_DE", false)]
    [InlineData("0123456789-abc_DEFG", false)]
    [InlineData("0123456789-ABC_DEF", false)]
    [InlineData("", false)]
    public void Only_the_key_fits(string text, bool fits)
    {
        SharedKey.TryParse(Key, out SharedKey? key).Should().BeTrue();

        key!.Fits(text).Should().Be(fits);
        key.ToString().Should().Be("********");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_token_is_read_back_with_its_kind(bool isFirst)
    {
        var made = DeviceToken.Create(isFirst, Enumerable.Range(1, DeviceToken.RandomBytes).Select(i => (byte)i).ToArray());

        DeviceToken.TryParse(made.Reveal(), out DeviceToken? read).Should().BeTrue();
        (read!.IsFirst, read.Reveal(), read.ToString()).Should().Be((isFirst, made.Reveal(), "********"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("dAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("dAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("xAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("dAAAAAAAAAAAAAAAAAAAAA.")]
    [InlineData("dAAAAAAAAAAAAAAAAAAAAAé")]
    public void What_does_not_look_like_a_token_is_none(string text) => DeviceToken.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("/0123456789abcdef/805ec0123456.cfg", "/********/805ec0123456.cfg")]
    [InlineData("//0123456789abcdef//805ec0123456.cfg", "//********//805ec0123456.cfg")]
    [InlineData("/dAAAAAAAAAAAAAAAAAAAAAA/", "/********/")]
    [InlineData("/dAAAAAAAAAAAAAAAAAAAAAA", "/********")]
    [InlineData("/x0123456789abcdef.y/805ec0123456.cfg", "/********.y/805ec0123456.cfg")]
    [InlineData("/a/0123456789abcdef/b", "/a/********/b")]
    [InlineData("/a/0123456789abcdef", "/a/********")]
    // A base URL without its last slash, before each kind of name, and one that was encoded too well.
    [InlineData("/0123456789abcdef805ec0123456.cfg", "/********.cfg")]
    [InlineData("/dAAAAAAAAAAAAAAAAAAAAAA805ec0123456.cfg", "/********.cfg")]
    [InlineData("/dAAAAAAAAAAAAAAAAAAAA-805ec0123456.cfg", "/********.cfg")]
    [InlineData("/0123456789abcdefy000000000066.cfg", "/********.cfg")]
    [InlineData("/0123456789abcdefsnomD785-000413A1B2C3.htm", "/********.htm")]
    [InlineData("/0123456789abcdef%2F805ec0123456.cfg", "/********%2F805ec0123456.cfg")]
    [InlineData("/0123456789abcdef80-5e-c0-12-34-56.cfg", "/********.cfg")]
    [InlineData("/0123456789abcdef.cfg", "/********.cfg")]
    [InlineData("/0123456789ABCDEF.0123456789abcdef", "/********.********")]
    public void A_path_is_written_down_without_what_may_be_a_key(string path, string written) =>
        RecordedText.WithoutKeys(path).Should().Be(written);

    [Theory]
    [InlineData("/805ec0123456.cfg")]
    [InlineData("/80-5e-c0-12-34-56")]
    [InlineData("/80-5e-c0-12-34-56.cfg")]
    [InlineData("/80-5e-c0-12-34-56/x")]
    [InlineData("/snomD785-000413A1B2C3.htm")]
    [InlineData("/805ec0123456-contact.xml")]
    [InlineData("/f0X3sghw1.100.cfg")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/phones/cfg805ec0123456.xml")]
    [InlineData("/0123456789abcde.0123456789abcde")]
    [InlineData("")]
    public void All_else_of_a_path_stays(string path) => RecordedText.WithoutKeys(path).Should().Be(path);

    [Fact]
    public void The_key_itself_is_masked_in_any_case_and_place()
    {
        SharedKey.TryParse("phones-805EC0123456", out SharedKey? key).Should().BeTrue();

        key!.MaskIn("/PHONES-805ec0123456805ec0999999.cfg").Should().Be("/********805ec0999999.cfg");
        key.MaskIn("/805ec0999999.cfg").Should().Be("/805ec0999999.cfg");
    }
}
