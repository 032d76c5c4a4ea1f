using System.Net;
using EndpointManager.Api.Commands;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Access;

/// <summary>Keys made on the machine itself, while the service runs.</summary>
public sealed class KeyCommandTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly StringWriter _output = new();
    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync(_folder);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose()
    {
        _output.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_first_key_closes_the_console_for_everybody_else_at_once()
    {
        (await _service.Client.ListDevicesAsync()).StatusCode.Should().Be(HttpStatusCode.OK);

        string key = await CreateAsync("--scopes", "devices:read", "--expires", "30");

        await (await _service.Client.ListDevicesAsync()).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        using HttpClient client = _service.ClientWith(key);
        (await client.ListDevicesAsync()).StatusCode.Should().Be(HttpStatusCode.OK);
        await (await client.AddAsync(ConsoleClient.Device())).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task The_console_command_sends_the_key_of_a_file()
    {
        string file = Path.Combine(_folder.Path, "key");
        await File.WriteAllTextAsync(file, await CreateAsync() + "\n");

        (await ConsoleAsync(null)).Should().Be(1);
        (await ConsoleAsync(file)).Should().Be(0);

        _output.ToString().Should().Contain("401 Unauthorized").And.Contain("200 OK");
    }

    [Fact]
    public async Task A_file_that_holds_no_key_is_named_and_not_repeated()
    {
        string file = Path.Combine(_folder.Path, "key");
        await File.WriteAllTextAsync(file, "planted-secret");

        Func<Task> ask = () => ConsoleAsync(file);

        (await ask.Should().ThrowAsync<IOException>()).Which.Message.Should().Contain(file).And.NotContain("planted");
    }

    [Fact]
    public async Task Keys_are_listed_without_their_secrets_and_revoked()
    {
        string key = await CreateAsync();
        string id = ApiKeyToken.TryParse(key, out ApiKeyToken? token, out _) ? token.Id : "";
        _output.GetStringBuilder().Clear();

        (await KeysCommand.RevokeAsync(Settings, id, _output)).Should().Be(0);
        (await KeysCommand.ListAsync(Settings, _output)).Should().Be(0);

        _output.ToString().Should().Contain($"{id}  revoked").And.NotContain(key);
        using HttpClient client = _service.ClientWith(key);
        await (await client.ListDevicesAsync()).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task What_cannot_be_made_or_revoked_is_said_in_words()
    {
        (await KeysCommand.CreateAsync(Settings, " ", ["--scopes", "all"], _output)!).Should().Be(1);
        (await KeysCommand.RevokeAsync(Settings, "h3J9xQ2LmP0a", _output)).Should().Be(1);

        _output.ToString().Should().Contain("name: ").And.Contain("scopes: ").And.Contain("There is no key h3J9xQ2LmP0a.").And.NotContain("   at ");
        KeysCommand.CreateAsync(Settings, "x", ["--scope", "devices:read"], _output).Should().BeNull();
        KeysCommand.CreateAsync(Settings, "x", ["--expires"], _output).Should().BeNull();
    }

    [Fact]
    public async Task What_a_command_does_is_in_the_audit_trail()
    {
        using HttpClient client = _service.ClientWith(await CreateAsync());

        (await client.AuditAsync("action=createKey")).Should().ContainSingle().Which.Text("actor").Should().Be("command");
    }

    private ServiceSettings Settings => new()
    {
        Http = new HttpSettings { Listen = [new IPEndPoint(IPAddress.Parse(_service.Address.Host), _service.Address.Port)] },
        Database = new DatabaseSettings { ConnectionString = $"Data Source={_folder.Database}" },
        Security = new SecuritySettings { KeyFile = _folder.Key },
    };

    private async Task<string> CreateAsync(params string[] options)
    {
        using var output = new StringWriter();
        (await KeysCommand.CreateAsync(Settings, "Made by a command", options, output)!).Should().Be(0);
        return output.ToString().Trim().Split('\n')[^1].Trim();
    }

    private Task<int> ConsoleAsync(string? keyFile) =>
        ConsoleCommand.RunAsync(Settings, HttpMethod.Get, "devices", keyFile, Stream.Null, _output);
}
