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
            account.1.codec.pcma.enable = 0x10
            mike = 5.0
            alpha = true
            "lang.gui" = "%NULL%"
            [phones.extra.fanvil]
            "PHONE FEATURE MODULE/Menu Password" = -1
            "PHONE FEATURE MODULE/DateTime Config/SNTP Timeout" = ""
            [phones.extra.fanvil.common]
            "LOG CONFIG MODULE/Level" = "INFO"
            """).Phones;

        phones.Extra.Keys.Should().BeEquivalentTo("yealink", "fanvil");
        Lines(phones.Extra["yealink"]).Should().Equal(
            "zulu=text = ünïcode", "account.1.codec.pcma.enable=16", "mike=5.0", "alpha=true", "lang.gui=%NULL%");
        Lines(phones.Extra["fanvil"]).Should().Equal(
            "PHONE FEATURE MODULE/Menu Password=-1", "PHONE FEATURE MODULE/DateTime Config/SNTP Timeout=");
        phones.CommonExtra.Keys.Should().BeEquivalentTo("fanvil");
        Lines(phones.CommonExtra["fanvil"]).Should().Equal("LOG CONFIG MODULE/Level=INFO");
    }

    [Theory]
    [InlineData("[phones.extra.yealink.common]\nlang.gui = 'German'", "lang.gui=German")]
    [InlineData("[phones.extra.yealink]\ncommon.lang.gui = 'German'", "lang.gui=German")]
    [InlineData("[phones.extra]\nyealink.common = { lang.gui = 'German' }", "lang.gui=German")]
    public void The_common_file_has_a_section_of_its_own_however_it_is_spelt(string toml, string line)
    {
        PhoneSettings phones = _sandbox.Read(toml).Phones;

        Lines(phones.CommonExtra["yealink"]).Should().Equal(line);
        phones.Extra.GetValueOrDefault("yealink", []).Should().BeEmpty();
    }

    [Theory]
    [InlineData("[phones.extra.Yealink]\na = 1\nb = 2", "em.toml:1: phones.extra.Yealink: must name a brand: *yealink*")]
    [InlineData("[phones.extra.acme]\na = 'hunter2'", "em.toml:1: phones.extra.acme: must name a brand: *yealink*")]
    [InlineData("[phones.extra.'']", "em.toml:1: phones.extra.\"\": must name a brand: *yealink*")]
    [InlineData("[phones.extra]\nyealink = 1", "em.toml:2: phones.extra.yealink: must be a parameter in the section of a brand")]
    [InlineData("phones.extra = 1", "em.toml:1: phones.extra: must be a section, not a value")]
    [InlineData("[[phones.extra.yealink]]", "em.toml:1: phones.extra.yealink: must be a section in single brackets")]
    [InlineData("[phones.extra.yealink]\na = ['hunter2']", "em.toml:2: phones.extra.yealink.a: must be a text, a number, true or false")]
    [InlineData("[phones.extra.yealink]\na = 07:32:00", "em.toml:2: phones.extra.yealink.a: must be a text, a number, true or false")]
    [InlineData("[phones.extra.yealink]\na = \"hunter2\\n\"", "em.toml:2: phones.extra.yealink.a: must not hold control characters")]
    [InlineData("[phones.extra.yealink]\n\"a\\n\" = 1", "em.toml:2: phones.extra.yealink.\"a\\u000a\": must not hold control characters")]
    [InlineData("[phones.extra.yealink]\n'' = 1", "em.toml:2: phones.extra.yealink.\"\": must be a parameter in the section of a brand")]
    [InlineData("[phones.extra.yealink]\na = 1\na = 2", "em.toml:3: phones.extra.yealink.a: is there twice; the first one is in line 2")]
    [InlineData("[phones.extra.yealink]\na = 'hunter2 '", "em.toml:2: phones.extra.yealink.a: must not be empty * fit one line *")]
    [InlineData("[phones.extra.yealink]\na = ''", "em.toml:2: phones.extra.yealink.a: must not be empty *")]
    [InlineData("[phones.extra.yealink]\n'a b' = 'hunter2'", "em.toml:2: phones.extra.yealink.\"a b\": must be a Yealink parameter *")]
    [InlineData("[phones.extra.yealink]\naccount.1.password = 'hunter2'", "em.toml:2: phones.extra.yealink.account.1.password: *each device's own record")]
    [InlineData("[phones.extra.yealink]\naccount.1.sip_server.1.address = 'hunter2'", "em.toml:2: phones.extra.yealink.account.1.sip_server.1.address: *each device's own record")]
    [InlineData("[phones.extra.fanvil]\na = 'hunter2'", "em.toml:2: phones.extra.fanvil.a: must be MODULE/Key or MODULE/Section/Key")]
    [InlineData("[phones.extra.fanvil]\n'A MODULE/b:c' = 'hunter2'", "em.toml:2: phones.extra.fanvil.\"A MODULE/b:c\": must be MODULE/Key or MODULE/Section/Key, *")]
    [InlineData("[phones.extra.fanvil]\n'NET CONFIG MODULE/WAN TYPE' = 'hunter2'", "em.toml:2: *WAN TYPE\": must not be set: no file of this service changes a phone's network")]
    [InlineData("[phones.extra.fanvil.common]\n'net config module/MTU' = 1", "em.toml:2: *MTU\": must not be set: no file of this service changes a phone's network")]
    [InlineData("[phones.extra.fanvil]\n'GLOBAL CONFIG MODULE/Enable DHCP' = 0", "em.toml:2: *DHCP\": must not be set: no file of this service changes a phone's network")]
    [InlineData("[phones.extra.fanvil]\n'SIP CONFIG MODULE/SIP Line List/SIP1 Register Pswd' = 'hunter2'", "em.toml:2: *SIP1 Regis*: *each device's own record")]
    [InlineData("[phones.extra.fanvil]\n'A MODULE/b' = 'hunter2 '", "em.toml:2: phones.extra.fanvil.\"A MODULE/b\": must fit one line, without spaces at its ends")]
    public void What_a_phone_cannot_take_is_refused_and_not_shown(string toml, string error) =>
        _sandbox.ErrorsOf(toml).Should().ContainSingle().Which.Should().Match(error).And.NotContain("hunter2");

    private static IEnumerable<string> Lines(IEnumerable<KeyValuePair<string, string>> parameters) =>
        parameters.Select(parameter => $"{parameter.Key}={parameter.Value}");
}
