namespace EndpointManager.UnitTests.Configuration;

public sealed class ConfigurationErrorTests : IDisposable
{
    private readonly ConfigurationSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("[sip]\n\ntimeout = = 1", "em.toml:3: is not valid TOML: unexpected token `=` for a value")]
    [InlineData("[http\n", "em.toml:1: is not valid TOML: unexpected token found")]
    [InlineData("\nlisten", "em.toml:2: is not valid TOML: expecting `=` after a key")]
    [InlineData("[sip]\ndirect_port = 99999999999999999999", "em.toml:2: is not valid TOML: unable to parse integer")]
    public void Wrong_syntax_is_shown_with_its_line(string toml, string error) =>
        _sandbox.ErrorsOf(toml).Should().Equal(error);

    [Theory]
    [InlineData("[sip]\ntimout = 1", "em.toml:2: sip.timout: is not a known key; did you mean sip.timeout?")]
    [InlineData("[sip]\nzzz = 1", "em.toml:2: sip.zzz: is not a known key")]
    [InlineData("\"sip.timeout\" = 1", "em.toml:1: \"sip.timeout\": is not a known key; did you mean sip.timeout?")]
    [InlineData("SIP.timeout = 1", "em.toml:1: SIP.timeout: is not a known key; did you mean sip.timeout?")]
    [InlineData("sip.timeout.leg = 1", "em.toml:1: sip.timeout.leg: is not a known key")]
    [InlineData("'a\\u001b' = 1", "em.toml:1: \"a\\u001b\": is not a known key")]
    [InlineData("\"a\\u001b\\n\" = 1", "em.toml:1: \"a\\u001b\\u000a\": is not a known key")]
    [InlineData("\n[htpp]", "em.toml:2: htpp: is not a known section; did you mean http?")]
    [InlineData("x = {}", "em.toml:1: x: is not a known section")]
    [InlineData("http = 1", "em.toml:1: http: must be a section, not a value")]
    [InlineData("[[http]]", "em.toml:1: http: must be a section in single brackets")]
    [InlineData("[http.listen]", "em.toml:1: http.listen: must be a value, not a section")]
    [InlineData("[provision_url_base]", "em.toml:1: provision_url_base: must be a value, not a section")]
    public void Unknown_keys_and_sections_are_refused(string toml, string error) =>
        _sandbox.ErrorsOf(toml).Should().Equal(error);

    [Theory]
    [InlineData("sip.timeout = 1\nsip.timeout = 2", "em.toml:2: sip.timeout: is there twice; the first one is in line 1")]
    [InlineData("[sip]\n[http]\n[sip]", "em.toml:3: sip: is there twice; the first one is in line 1")]
    [InlineData("sip.timeout = 1\n[sip]\ntimeout = 2", "em.toml:3: sip.timeout: is there twice; the first one is in line 1")]
    public void Nothing_may_be_there_twice(string toml, string error) => _sandbox.ErrorsOf(toml).Should().Equal(error);

    [Theory]
    [InlineData("sip.direct_port = '5060'", "em.toml:1: sip.direct_port: must be a whole number from 1 to 65535, not \"5060\"")]
    [InlineData("sip.direct_port = 5060.0", "em.toml:1: sip.direct_port: must be a whole number from 1 to 65535, not 5060.0")]
    [InlineData("sip.authenticate = 1", "em.toml:1: sip.authenticate: must be true or false, not 1")]
    [InlineData("sip.route = []", "em.toml:1: sip.route: must be auto or server or direct, not a list")]
    [InlineData("proxy.addons = 'x'", "em.toml:1: proxy.addons: must be a list, not \"x\"; each item is a text that is not empty, without control characters")]
    [InlineData("proxy.addons = ['x',\n{}]", "em.toml:2: proxy.addons: must be a text that is not empty, without control characters, not a table")]
    public void Wrong_types_are_refused(string toml, string error) => _sandbox.ErrorsOf(toml).Should().Equal(error);

    [Fact]
    public void All_errors_are_shown_at_once_in_the_order_of_the_file_and_then_of_the_names()
    {
        IReadOnlyList<string> errors = _sandbox.ErrorsOf(
            "[sip]\nroute = 'x'\n[http]\nlisten = [\n'a',\n'http://127.0.0.1:1',\n'b']\nbogus = 1\n[sip]",
            ("EM_SIP__TIMEOUT", "61"),
            ("EM_NOPE", "1"),
            ("EM_SIP__ROUTE", "auto"));

        errors.Should().Equal(
            "em.toml:2: sip.route: must be auto or server or direct, not \"x\"",
            "em.toml:5: http.listen: must be http://ADDRESS:PORT, such as http://0.0.0.0:8080, not \"a\"",
            "em.toml:7: http.listen: must be http://ADDRESS:PORT, such as http://0.0.0.0:8080, not \"b\"",
            "em.toml:8: http.bogus: is not a known key",
            "em.toml:9: sip: is there twice; the first one is in line 1",
            "EM_NOPE: is not a known variable",
            "EM_SIP__TIMEOUT: must be a number from 0.1 to 60, not \"61\"");
    }

    [Fact]
    public void The_environment_is_checked_beside_a_file_of_wrong_syntax() =>
        _sandbox.ErrorsOf("a", ("EM_SIP__ROUTE", "x")).Should().HaveCount(2);

    [Theory]
    [InlineData("EM_HTTP_LISTEN", "; did you mean EM_HTTP__LISTEN?")]
    [InlineData("EM_http__listen", "; did you mean EM_HTTP__LISTEN?")]
    [InlineData("EM_DATABASE__CONNECTION_STRING_FILES", "; did you mean EM_DATABASE__CONNECTION_STRING_FILE?")]
    [InlineData("EM_", "")]
    [InlineData("EM_SECURITY__KEY_FILE_FILE_FILE", "")]
    [InlineData("EM_PHONES__EXTRA__YEALINK", "")]
    public void Unknown_variables_are_refused(string name, string question) =>
        _sandbox.ErrorsOf("", (name, "x")).Should().Equal($"{name}: is not a known variable{question}");

    [Fact]
    public void A_long_value_is_cut_and_cannot_break_the_line()
    {
        string value = "\u001b\n\u202e" + new string('x', 100);

        string error = _sandbox.ErrorsOf("", ("EM_SIP__ROUTE", value)).Single();

        error.Should().EndWith($", not \"\\u001b\\u000a\\u202e{new string('x', 60)}…\"");
    }

    [Fact]
    public void A_directory_is_no_file()
    {
        Directory.CreateDirectory(_sandbox.FilePath);

        Action reading = () => _sandbox.ReadStored();

        reading.Should().Throw<Infrastructure.Configuration.ConfigurationException>()
            .WithMessage($"{_sandbox.FilePath}: cannot be read; is it a file, and may the service read it?");
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused_at_its_line() =>
        _sandbox.ErrorsOf([.. "# 1\n# 2\n# "u8, 0xE4, (byte)'\n']).Should().Equal("em.toml:3: is not UTF-8 text");

    [Theory]
    [InlineData("[")]
    [InlineData("{a=")]
    public void Deep_nesting_is_refused(string opening) =>
        _sandbox.ErrorsOf("a = " + string.Concat(Enumerable.Repeat(opening, 50_000)))
            .Should().Equal("em.toml: is nested too deeply");
}
