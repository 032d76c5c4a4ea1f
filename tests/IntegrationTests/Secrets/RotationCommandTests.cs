using System.Net;
using System.Text.Json.Nodes;
using EndpointManager.Api.Hosting;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Data.Sqlite;

namespace EndpointManager.IntegrationTests.Secrets;

/// <summary>The commands on the database and the key file of a service that runs.</summary>
public sealed class RotationCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Key => _folder.Combine("data/endpoint_manager.key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task While_keys_are_exchanged_every_phone_is_served_and_every_edit_is_kept()
    {
        string[] macs = BulkClient.Macs(100);
        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilReadyAsync();
        (await service.Client.ImportAsync(BulkClient.Csv(macs))).EnsureSuccessStatusCode();
        string old = KeyIds()[0];

        Task<(int ExitCode, string Output)> rotation = RunAsync("secrets", "rotate");
        int edits = await WorkUntilAsync(rotation, service.Client, macs);
        (int exitCode, string output) = await rotation;

        exitCode.Should().Be(0, output);
        KeyIds().Should().HaveCount(2).And.HaveElementAt(1, old);
        File.GetUnixFileMode(Key).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await FileOfAsync(service.Client, macs[0])).Should().Contain($"secret-{edits}");
        (await RunAsync("secrets", "status")).Output.Should().MatchRegex($"{KeyIds()[0]}  in use   100 secrets").And.MatchRegex($"{old}  older    0 secrets");
        (await RunAsync("secrets", "forget")).Output.Should().Contain($"Dropped {old}.");
        (await FileOfAsync(service.Client, macs[1])).Should().Contain("account.1.password");
        await service.WaitForOutputAsync("was changed; secrets are encrypted with the key");
        service.Output.Should().NotContain("ERR");
    }

    [Fact]
    public async Task A_backup_from_before_an_exchange_opens_with_a_file_that_has_its_key_and_is_refused_without()
    {
        using (ServiceProcess service = ServiceProcess.Start(_folder.Path))
        {
            await service.WaitUntilReadyAsync();
            await service.Client.AddedAsync(ConsoleClient.Device());
            await service.StopAsync();
        }

        string right = await File.ReadAllTextAsync(Key);
        string database = _folder.Combine("data/endpoint_manager.db");
        File.Copy(database, database + ".backup");
        (await RunAsync("secrets", "rotate")).ExitCode.Should().Be(0);
        (await RunAsync("secrets", "forget")).ExitCode.Should().Be(0);
        string exchanged = await File.ReadAllTextAsync(Key);

        // The backup knows the old key only, the file the new one: what a restore without the old key file comes to.
        File.Copy(database + ".backup", database, overwrite: true);
        (int exitCode, string output) = await RunAsync("secrets", "status");
        exitCode.Should().Be(1);
        output.Should().Contain("holds another key");

        await File.WriteAllTextAsync(Key, exchanged + right);
        using ServiceProcess restored = ServiceProcess.Start(_folder.Path);
        await restored.WaitUntilReadyAsync();
        (await FileOfAsync(restored.Client, "805ec0123456")).Should().Contain("account.1.password");
    }

    [Fact]
    public async Task Secrets_of_a_key_that_the_file_lacks_raise_an_alarm_and_their_phones_alone_get_503()
    {
        using (ServiceProcess service = ServiceProcess.Start(_folder.Path))
        {
            await service.WaitUntilReadyAsync();
            await service.Client.AddedAsync(ConsoleClient.Device("805ec0123456"));
            await service.Client.AddedAsync(ConsoleClient.Device("805ec0123457"));
            await service.StopAsync();
        }

        await using (var connection = new SqliteConnection($"Data Source={_folder.Combine("data/endpoint_manager.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"UPDATE endpoint_devices SET password = replace(password, '{KeyIds()[0]}', '0123456789ab') WHERE mac_address = '805ec0123456'";
            await command.ExecuteNonQueryAsync();
        }

        using ServiceProcess alarmed = ServiceProcess.Start(_folder.Path);
        await alarmed.WaitUntilReadyAsync();

        using HttpResponseMessage lost = await alarmed.Client.GetAsync(new Uri("/provision/805ec0123456.cfg", UriKind.Relative));
        lost.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await FileOfAsync(alarmed.Client, "805ec0123457")).Should().Contain("account.1.password");
        await alarmed.WaitForOutputAsync("1 secrets were encrypted with the key 0123456789ab, which the key file");
        (int exitCode, string output) = await RunAsync("secrets", "rotate");
        exitCode.Should().Be(1);
        output.Should().Contain("80:5E:C0:12:34:56 cannot be read").And.NotContain("80:5E:C0:12:34:57");
        (await RunAsync("secrets", "status")).Should().Match<(int ExitCode, string Output)>(status => status.ExitCode == 1 && status.Output.Contains("MISSING"));
    }

    [Fact]
    public async Task A_key_that_is_dropped_from_the_file_by_hand_though_it_is_needed_raises_an_alarm_at_once()
    {
        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilReadyAsync();
        await service.Client.AddedAsync(ConsoleClient.Device());
        (await RunAsync("secrets", "rotate")).ExitCode.Should().Be(0);
        (string old, string current) = (KeyIds()[1], KeyIds()[0]);
        await using (var connection = new SqliteConnection($"Data Source={_folder.Combine("data/endpoint_manager.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"UPDATE endpoint_devices SET password = replace(password, '{current}', '{old}')";
            await command.ExecuteNonQueryAsync();
        }

        await File.WriteAllLinesAsync(Key, File.ReadAllLines(Key).Where(line => !line.Contains(old, StringComparison.Ordinal)));

        await service.WaitForOutputAsync($"1 secrets were encrypted with the key {old}, which the key file");
    }

    private static async Task<int> WorkUntilAsync(Task end, HttpClient client, string[] macs)
    {
        int edits = 0;
        while (!end.IsCompleted)
        {
            edits++;
            using HttpResponseMessage edited = await client.EditAsync(macs[0], new JsonObject { ["password"] = $"secret-{edits}" });
            edited.StatusCode.Should().Be(HttpStatusCode.OK);
            (await FileOfAsync(client, macs[0])).Should().Contain($"secret-{edits}");
            (await FileOfAsync(client, macs[edits % macs.Length])).Should().Contain("account.1.password");
        }

        return edits;
    }

    private static async Task<string> FileOfAsync(HttpClient client, string mac)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri($"/provision/{mac}.cfg", UriKind.Relative));
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }

    private string[] KeyIds() => [.. File.ReadAllLines(Key).Select(line => line.Split(' '))
        .Where(words => words[0] == "endpoint-manager-key-v1").Select(words => words[1])];

    private Task<(int ExitCode, string Output)> RunAsync(params string[] command) =>
        new Command("dotnet", [typeof(Service).Assembly.Location, "--config", _folder.Combine("config.toml"), .. command]) { Folder = _folder.Path }.TryAsync();
}
