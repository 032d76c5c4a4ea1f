using System.Net;
using System.Text.Json.Nodes;
using EndpointManager.Api.Commands;
using EndpointManager.Application.Settings;
using EndpointManager.Application.Transfer;
using EndpointManager.IntegrationTests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Storage;

public sealed class TransferTests : IAsyncLifetime
{
    private const string Awkward = "p= #;\"'%&<>\\${}ü😀 x";

    private readonly TestFolder _from = new();
    private readonly TestFolder _to = new();
    private readonly StringWriter _output = new();

    private string Passphrase => _from.Combine("passphrase");

    private string Export => _from.Combine("export.jsonl");

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Passphrase, "correct horse battery\n");
        await using TestService service = await TestService.StartAsync(_from);
        await service.Client.AddedAsync(ConsoleClient.Device("805ec0000001", label: "Zoë 😀", password: Awkward));
        await service.Client.AddedAsync(ConsoleClient.Device("0c383e000002", brand: "Fanvil", model: "X3S", server: "[2001:db8::1]:5061", transport: "tls"));
        using HttpResponseMessage edited = await service.Client.EditAsync("0c383e000002", new JsonObject { ["label"] = "Edited" });
        edited.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    public Task DisposeAsync()
    {
        _from.Dispose();
        _to.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Another_installation_gets_every_device_as_it_was_with_its_password()
    {
        (await ExportAsync()).Should().Be(0);

        (await ImportAsync()).Should().Be(0);

        string before = await DevicesOf(_from);
        (await DevicesOf(_to)).Should().Be(before);
        (await FileOf(_to, "805ec0000001")).Should().Be(await FileOf(_from, "805ec0000001")).And.Contain($"account.1.password = {Awkward}\n");
    }

    [Fact]
    public async Task An_export_holds_no_clear_password_and_only_its_owner_can_read_it()
    {
        (await ExportAsync()).Should().Be(0);

        (await File.ReadAllTextAsync(Export)).Should().NotContainAny(Awkward, "Zx9-planted", "correct horse");
        File.GetUnixFileMode(Export).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _output.ToString().Should().Contain("2 devices").And.NotContain("correct horse");
    }

    [Fact]
    public async Task Without_the_option_no_password_leaves_and_such_a_file_is_not_taken()
    {
        (await TransferCommands.ExportAsync(SettingsOf(_from), Export, null, _output)).Should().Be(0);

        (await ImportAsync()).Should().Be(1);

        (await File.ReadAllTextAsync(Export)).Should().NotContain("\"password\"");
        _output.ToString().Should().Contain("--with-secrets");
    }

    [Fact]
    public async Task An_existing_file_is_never_written_over()
    {
        await File.WriteAllTextAsync(Export, "precious");

        Func<Task> export = () => ExportAsync();

        await export.Should().ThrowAsync<IOException>();
        (await File.ReadAllTextAsync(Export)).Should().Be("precious");
    }

    [Fact]
    public async Task A_disk_that_is_full_for_the_export_is_not_blamed_on_the_database()
    {
        await using TestService service = await TestService.StartAsync(_from);
        for (int i = 0; i < 20; i++)
        {
            await service.Client.AddedAsync(ConsoleClient.Device(Mac.Next()));
        }

        await using AsyncServiceScope scope = service.Services.CreateAsyncScope();
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        Func<Task> export = () => scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ExportDevicesQuery(full, null));

        await export.Should().ThrowAsync<IOException>();
    }

    [Theory]
    [InlineData("another passphrase", "line 2: password: ")]
    [InlineData("cut short", "the file was cut short")]
    [InlineData("a line lost", "the end does not fit the file")]
    [InlineData("a line twice", "line 3: is there twice")]
    [InlineData("something behind the end", "the end does not fit the file")]
    [InlineData("a password of another device", "line 2: password: ")]
    [InlineData("a bad field", "line 2: serverAddress: ")]
    [InlineData("an unknown member", "line 2: is not a device of an export")]
    [InlineData("another format", "It is not an export")]
    [InlineData("no text", "It is not an export")]
    public async Task A_file_that_is_not_whole_is_refused_by_line_and_nothing_is_taken(string damage, string expected)
    {
        (await ExportAsync()).Should().Be(0);
        await DamageAsync(damage);

        (await ImportAsync()).Should().Be(1);

        _output.ToString().Should().Contain(expected).And.Contain("Nothing was taken.").And.NotContain("   at ");
        (await DevicesOf(_to)).Should().Contain("\"totalItems\":0");
    }

    [Fact]
    public async Task A_device_that_exists_already_keeps_the_whole_file_out()
    {
        (await ExportAsync()).Should().Be(0);
        await using (TestService service = await TestService.StartAsync(_to))
        {
            await service.Client.AddedAsync(ConsoleClient.Device("805ec0000001", label: "Mine"));
        }

        (await ImportAsync()).Should().Be(1);

        _output.ToString().Should().Contain("80:5E:C0:00:00:01 exists already");
        (await DevicesOf(_to)).Should().Contain("Mine").And.Contain("\"totalItems\":1");
    }

    private static ServiceSettings SettingsOf(TestFolder folder) => new()
    {
        Database = new DatabaseSettings { ConnectionString = $"Data Source={folder.Database}" },
        Security = new SecuritySettings { KeyFile = folder.Key },
    };

    private static async Task<string> DevicesOf(TestFolder folder)
    {
        await using TestService service = await TestService.StartAsync(folder);
        return await service.Client.GetStringAsync(new Uri(ConsoleClient.Devices, UriKind.Relative));
    }

    private static async Task<string> FileOf(TestFolder folder, string mac)
    {
        await using TestService service = await TestService.StartAsync(folder);
        return await service.Client.GetStringAsync(new Uri($"/provision/{mac}.cfg", UriKind.Relative));
    }

    private Task<int> ExportAsync() => TransferCommands.ExportAsync(SettingsOf(_from), Export, Passphrase, _output);

    private Task<int> ImportAsync() => TransferCommands.ImportAsync(SettingsOf(_to), Export, Passphrase, _output);

    private async Task DamageAsync(string damage)
    {
        if (damage == "another passphrase")
        {
            await File.WriteAllTextAsync(Passphrase, "wrong");
            return;
        }

        List<string> lines = [.. await File.ReadAllLinesAsync(Export)];
        switch (damage)
        {
            case "cut short":
                lines.RemoveAt(3);
                break;
            case "a line lost":
                lines.RemoveAt(1);
                break;
            case "a line twice":
                lines.Insert(1, lines[1]);
                break;
            case "something behind the end":
                lines.Add(lines[1]);
                break;
            case "a password of another device":
                JsonNode first = JsonNode.Parse(lines[1])!;
                first["password"] = (string)JsonNode.Parse(lines[2])!["password"]!;
                lines[1] = first.ToJsonString();
                break;
            case "a bad field":
                lines[1] = lines[1].Replace("\"serverAddress\":\"", "\"serverAddress\":\"-", StringComparison.Ordinal);
                break;
            case "an unknown member":
                lines[1] = lines[1].Replace("{\"id\"", "{\"admin\":true,\"id\"", StringComparison.Ordinal);
                break;
            case "another format":
                lines[0] = lines[0].Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal);
                break;
            default:
                lines = ["\0\u0001"];
                break;
        }

        await File.WriteAllLinesAsync(Export, lines);
    }
}
