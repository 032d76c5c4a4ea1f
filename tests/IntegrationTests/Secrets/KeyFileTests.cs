using System.Net;
using System.Text.Json.Nodes;
using EndpointManager.Application.Secrets;
using EndpointManager.Infrastructure.Security;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EndpointManager.IntegrationTests.Secrets;

public sealed class KeyFileTests : IDisposable
{
    private const string MacAddress = "805ec0123456";

    private readonly TestFolder _folder = new();

    private string Key => _folder.Combine("data/endpoint_manager.key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_key_is_made_at_the_first_start_for_its_owner_only_and_stays()
    {
        await AddOneDeviceAsync();
        string made = await File.ReadAllTextAsync(Key);

        await AddOneDeviceAsync("805ec0123457");

        File.GetUnixFileMode(Key).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await File.ReadAllTextAsync(Key)).Should().Be(made);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("another database's")]
    [InlineData("damaged")]
    public async Task With_a_key_that_does_not_fit_no_phone_gets_a_file_and_the_right_key_mends_it_without_a_restart(string trouble)
    {
        await AddOneDeviceAsync();
        string right = await File.ReadAllTextAsync(Key);
        Spoil(trouble, right);

        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilLiveAsync();

        await ShouldServeNoSecretAsync(service.Client);
        await service.WaitForOutputAsync(Key);
        File.Exists(Key).Should().Be(trouble != "missing", "a key must not be made for a database that has one");
        await File.WriteAllTextAsync(Key, right);
        await service.WaitUntilReadyAsync();
        (await service.Client.GetStringAsync(new Uri($"/provision/{MacAddress}.cfg", UriKind.Relative))).Should().Contain("Zx9-planted");
    }

    [Fact]
    public async Task A_key_of_the_same_name_with_other_bytes_is_noticed()
    {
        await AddOneDeviceAsync();
        string[] words = (await File.ReadAllTextAsync(Key)).Split(' ');
        await File.WriteAllTextAsync(Key, $"{words[0]} {words[1]} {Convert.ToBase64String(new byte[32])}\n");

        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilLiveAsync();

        await ShouldServeNoSecretAsync(service.Client);
    }

    [Fact]
    public async Task A_password_that_was_moved_to_another_device_or_tampered_with_gives_that_phone_503_and_no_other()
    {
        await AddOneDeviceAsync();
        await AddOneDeviceAsync("805ec0123457");
        await AddOneDeviceAsync("805ec0123458");
        Execute("UPDATE endpoint_devices SET password = (SELECT password FROM endpoint_devices WHERE mac_address = '805ec0123457') WHERE mac_address = '805ec0123456'");
        Execute("UPDATE endpoint_devices SET password = replace(password, '.', '.A') WHERE mac_address = '805ec0123458'");

        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilReadyAsync();

        (await StatusOf(service.Client, "805ec0123456")).Should().Be(HttpStatusCode.ServiceUnavailable);
        (await StatusOf(service.Client, "805ec0123457")).Should().Be(HttpStatusCode.OK);
        (await StatusOf(service.Client, "805ec0123458")).Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [NeedsRootFact]
    public async Task Keys_that_root_exchanges_stay_those_of_the_user_whose_they_were()
    {
        string path = _folder.Combine("somebody.key");
        var file = new KeyFile(path);
        file.Create();
        await new Command("chown", "12345:23456", path).RunAsync();
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        using (file.Lock())
        {
            file.Replace(file.Read()!.With(InstanceKey.Create()));
        }

        string owners = await new Command("stat", "--format", "%u:%g %a", path, path + ".lock").RunAsync();
        owners.Trim().Split('\n').Should().Equal("12345:23456 640", "12345:23456 640");
    }

    [Fact]
    public async Task Keys_that_were_exchanged_and_read_before_the_first_look_are_announced()
    {
        var file = new KeyFile(_folder.Combine("early.key"));
        KeyRing before = file.Create();
        var keys = new InstanceKeys(file);
        keys.Use(before);
        KeyRing exchanged = before.With(InstanceKey.Create());
        file.Replace(exchanged);
        keys.FindAnew(exchanged.Current.Id).Should().NotBeNull();
        var log = new KeptLines();
        await using ServiceProvider services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).BuildServiceProvider();
        using var watch = new KeyFileWatch(
            keys, file, services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System, services.GetRequiredService<ILogger<KeyFileWatch>>());

        await watch.StartAsync(CancellationToken.None);
        for (int look = 0; look < 100 && log.Lines.IsEmpty; look++)
        {
            await Task.Delay(100);
        }

        await watch.StopAsync(CancellationToken.None);
        log.Lines.Should().ContainSingle(line => line.Contains($"secrets are encrypted with the key {exchanged.Current.Id}"));
    }

    [Fact]
    public async Task A_file_that_is_spoiled_under_a_running_service_is_an_alarm_once_and_its_phones_are_served()
    {
        await AddOneDeviceAsync();
        string right = await File.ReadAllTextAsync(Key);
        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilReadyAsync();

        Spoil("damaged", right);
        await service.WaitForOutputAsync("cannot be used: It is not a key file");
        Spoil("another database's", right);
        await service.WaitForOutputAsync("holds other keys than those in use");
        Spoil("missing", right);
        await service.WaitForOutputAsync("is missing");

        (await StatusOf(service.Client, MacAddress)).Should().Be(HttpStatusCode.OK);
        await Task.Delay(RotateSecretsCommand.NoticedWithin * 1.5);
        service.Output.Split("The keys that were read before are used").Should().HaveCount(4);
        service.Output.Should().NotContain(right.Split(' ')[2].Trim());
    }

    private static async Task<HttpStatusCode> StatusOf(HttpClient client, string mac)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri($"/provision/{mac}.cfg", UriKind.Relative));
        return response.StatusCode;
    }

    private static async Task ShouldServeNoSecretAsync(HttpClient client)
    {
        using HttpResponseMessage ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        foreach (string path in new[] { MacAddress, MacAddress + ".cfg" })
        {
            using HttpResponseMessage phone = await client.GetAsync(new Uri("/provision/" + path, UriKind.Relative));
            phone.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            phone.Headers.RetryAfter.Should().NotBeNull();
            (await phone.Content.ReadAsStringAsync()).Should().Be("Service Unavailable\n");
        }

        (await client.ReadAsync(ConsoleClient.Devices)).GetProperty("totalItems").GetInt64().Should().Be(1);
        using HttpResponseMessage added = await client.AddAsync(ConsoleClient.Device("805ec0999999"));
        await added.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "secret-unreadable");
        using HttpResponseMessage edited = await client.EditAsync(MacAddress, new JsonObject { ["password"] = "other" });
        await edited.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "secret-unreadable");
    }

    private void Spoil(string trouble, string right)
    {
        switch (trouble)
        {
            case "missing":
                File.Delete(Key);
                break;
            case "damaged":
                File.WriteAllText(Key, right[..20]);
                break;
            default:
                File.WriteAllText(Key, $"endpoint-manager-key-v1 0123456789ab {Convert.ToBase64String(new byte[32])}\n");
                break;
        }
    }

    private async Task AddOneDeviceAsync(string mac = MacAddress)
    {
        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilReadyAsync();
        await service.Client.AddedAsync(ConsoleClient.Device(mac));
        await service.StopAsync();
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Combine("data/endpoint_manager.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
