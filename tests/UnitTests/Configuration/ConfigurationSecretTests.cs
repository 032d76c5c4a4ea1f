namespace EndpointManager.UnitTests.Configuration;

public sealed class ConfigurationSecretTests : IDisposable
{
    private const string FileVariable = "EM_DATABASE__CONNECTION_STRING_FILE";
    private const string Variable = "EM_DATABASE__CONNECTION_STRING";

    private readonly ConfigurationSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("Password=hunter2", "Password=hunter2")]
    [InlineData("Password=hunter2\n", "Password=hunter2")]
    [InlineData("Password=hunter2\r\n", "Password=hunter2")]
    [InlineData("Password=hunter2 ", "Password=hunter2 ")]
    public void A_secret_may_come_from_a_file_of_its_own(string content, string secret)
    {
        string path = _sandbox.Write("secret", content);

        string read = _sandbox.Read("database.connection_string = 'x'", (FileVariable, path)).Database.ConnectionString;

        read.Should().Be(secret);
    }

    [Fact]
    public void A_secret_may_not_come_from_a_variable_and_a_file()
    {
        string path = _sandbox.Write("secret", "Password=hunter2");

        _sandbox.ErrorsOf("", (FileVariable, path), (Variable, "x"))
            .Should().Equal($"{FileVariable}: must not be set together with {Variable}");
    }

    [Theory]
    [InlineData("/nonexistent/hunter2")]
    [InlineData("hunter2\0")]
    [InlineData("")]
    [InlineData("/")]
    public void An_unreadable_file_is_an_error_that_does_not_repeat_its_name(string path) =>
        _sandbox.ErrorsOf("", (FileVariable, path))
            .Should().Equal($"{FileVariable}: must name a readable file of UTF-8 text");

    [Theory]
    [InlineData("\n")]
    [InlineData("hunter2\n\n")]
    public void What_the_file_holds_is_checked_and_not_shown(string content)
    {
        string path = _sandbox.Write("secret", content);

        _sandbox.ErrorsOf("", (FileVariable, path))
            .Should().Equal($"{FileVariable}: must be a text that is not empty, without control characters");
    }

    [Theory]
    [InlineData("connection_string = 'hunter2\\u0001'\nconnection_string = 'hunter2'")]
    [InlineData("connection_string = \"hunter2\\u0001\"")]
    [InlineData("connection_string = ['hunter2']")]
    [InlineData("connection_string = hunter2")]
    [InlineData("connection_string = Password=hunter2")]
    [InlineData("connection_string = 'x' hunter2")]
    [InlineData("connection_string = 'x' 'hunter2'")]
    [InlineData("connection_string = 'x' \"a`hunter2`\"")]
    [InlineData("connection_string = \"hunter2")]
    [InlineData("connection_string = \"hunter2\nhunter2 = \"hunter2")]
    [InlineData("connection_string = \"\"\"\nhunter2\"")]
    [InlineData("connection_string = \"x\\hunter2\"")]
    [InlineData("connection_string = { x = 'hunter2' }")]
    [InlineData("connection_string 'hunter2'")]
    [InlineData("connection_string : 'hunter2'")]
    [InlineData("connection_string = `hunter2`")]
    [InlineData("conection_string = 'hunter2'")]
    [InlineData("connection_string.x = 'hunter2'")]
    public void No_message_about_the_file_repeats_the_secret(string line) =>
        string.Join('\n', _sandbox.ErrorsOf($"[database]\n{line}\n")).Should().NotContain("hunter");

    [Fact]
    public void No_message_about_the_environment_repeats_the_secret() =>
        string.Join('\n', _sandbox.ErrorsOf("", (Variable, "hunter2\n"))).Should()
            .Be($"{Variable}: must be a text that is not empty, without control characters");

    [Fact]
    public void Only_secrets_may_come_from_files() =>
        _sandbox.ErrorsOf("", ("EM_SIP__ROUTE_FILE", "x")).Should()
            .Equal("EM_SIP__ROUTE_FILE: is not a known variable");
}
