using EndpointManager.Application.Settings;

namespace EndpointManager.UnitTests.Configuration;

public sealed class AdminPasswordFileTests : IDisposable
{
    private readonly ConfigurationSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("hunter2")]
    [InlineData("hunter2\n")]
    [InlineData("hunter2\r\n")]
    public void The_password_is_the_line_of_the_file(string content)
    {
        PhoneSettings phones = Read(content).Phones;

        phones.AdminPassword!.Reveal().Should().Be("hunter2");
        phones.AdminPassword.ToString().Should().NotContain("hunter2");
    }

    [Fact]
    public void The_environment_names_the_file_too()
    {
        string path = _sandbox.Write("password", "hunter2");

        _sandbox.Read("", ("EM_PHONES__ADMIN_PASSWORD_FILE", path)).Phones.AdminPassword!.Reveal().Should().Be("hunter2");
    }

    [Fact]
    public void Without_a_file_there_is_no_password() => _sandbox.Read("").Phones.AdminPassword.Should().BeNull();

    [Theory]
    [InlineData("", "*must hold the password in one line*")]
    [InlineData("\n", "*must hold the password in one line*")]
    [InlineData("hunter2\n\n", "*must hold the password in one line*")]
    [InlineData("hunter2\nhunter2\n", "*must hold the password in one line*")]
    [InlineData(" hunter2", "*must hold the password in one line*")]
    [InlineData("hunter2\u2028", "*must hold the password in one line*")]
    [InlineData("%NULL%", "*whose password cannot be written into the files of Yealink phones")]
    [InlineData("hunter2:x", "*whose password cannot be written into the files of Yealink phones")]
    [InlineData("hünter2", "*whose password cannot be written into the files of Yealink phones")]
    [InlineData("hunter2-hunter2-hunter2-hunter2", "*whose password cannot be written into the files of Yealink phones")]
    public void A_password_that_phones_cannot_take_is_refused_with_key_and_file_and_not_shown(string content, string error)
    {
        Action read = () => Read(content);

        string message = read.Should().Throw<Infrastructure.Configuration.ConfigurationException>().Which.Message;
        message.Should().Match($"*em.toml:1: phones.admin_password_file: names the file \"*\"*").And.Match(error);
        message.Should().NotContain("hunter2").And.NotContain("NULL").And.NotContain("hünter");
    }

    [Theory]
    [InlineData("/nonexistent/password")]
    [InlineData("/")]
    public void A_file_that_cannot_be_read_is_refused(string path) =>
        _sandbox.ErrorsOf($"phones.admin_password_file = '{path}'").Should()
            .Equal($"em.toml:1: phones.admin_password_file: must name a readable file of UTF-8 text, not \"{path}\"");

    private ServiceSettings Read(string content) =>
        _sandbox.Read($"phones.admin_password_file = '{_sandbox.Write("password", content)}'");
}
