using EndpointManager.Application.Settings;

namespace EndpointManager.UnitTests.Configuration;

public sealed class ExtraParametersTests : IDisposable
{
    private readonly ConfigurationSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Parameters_keep_their_names_their_text_and_the_order_of_the_file()
    {
        PhoneSettings phones = _sandbox.Read("""
            [phones.extra.yealink]
            zulu = "text = ünïcode"
            account.1.codec = 0x10
            "alpha beta" = true
            mike = 5.0
            "account.1.label" = ""
            [phones.extra.3cx]
            a = -1
            """).Phones;

        phones.Extra.Keys.Should().BeEquivalentTo("yealink", "3cx");
        Lines(phones.Extra["yealink"]).Should().Equal(
            "zulu=text = ünïcode", "account.1.codec=16", "alpha beta=true", "mike=5.0", "account.1.label=");
        Lines(phones.Extra["3cx"]).Should().Equal("a=-1");
    }

    [Theory]
    [InlineData("[phones.extra.Yealink]\na = 1\nb = 2", "em.toml:1: phones.extra.Yealink: must name a brand in lower-case letters and digits")]
    [InlineData("[phones.extra.'']", "em.toml:1: phones.extra.\"\": must name a brand in lower-case letters and digits")]
    [InlineData("[phones.extra]\nsnom = 1", "em.toml:2: phones.extra.snom: must be a parameter in the section of a brand")]
    [InlineData("phones.extra = 1", "em.toml:1: phones.extra: must be a section, not a value")]
    [InlineData("[[phones.extra.snom]]", "em.toml:1: phones.extra.snom: must be a section in single brackets")]
    [InlineData("[phones.extra.snom]\na = ['hunter2']", "em.toml:2: phones.extra.snom.a: must be a text, a number, true or false")]
    [InlineData("[phones.extra.snom]\na = 07:32:00", "em.toml:2: phones.extra.snom.a: must be a text, a number, true or false")]
    [InlineData("[phones.extra.snom]\na = \"hunter2\\n\"", "em.toml:2: phones.extra.snom.a: must not hold control characters")]
    [InlineData("[phones.extra.snom]\n\"a\\n\" = 1", "em.toml:2: phones.extra.snom.\"a\\u000a\": must not hold control characters")]
    [InlineData("[phones.extra.snom]\n'' = 1", "em.toml:2: phones.extra.snom.\"\": must be a parameter in the section of a brand")]
    [InlineData("[phones.extra.snom]\na = 1\na = 2", "em.toml:3: phones.extra.snom.a: is there twice; the first one is in line 2")]
    public void What_a_phone_cannot_take_is_refused_and_not_shown(string toml, string error) =>
        _sandbox.ErrorsOf(toml).Should().Equal(error);

    private static IEnumerable<string> Lines(IEnumerable<KeyValuePair<string, string>> parameters) =>
        parameters.Select(parameter => $"{parameter.Key}={parameter.Value}");
}
