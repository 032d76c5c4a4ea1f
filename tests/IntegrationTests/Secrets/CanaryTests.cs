using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Serilog;

namespace EndpointManager.IntegrationTests.Secrets;

/// <summary>
/// Secrets of every kind are planted, everything is used and misused with them, and whatever comes out is searched: the log at its
/// most talkative, traces, answers good and bad, exports, the audit trail, the record of requests, and every value in the database.
/// </summary>
public abstract class CanaryTests<TEngine>
    where TEngine : DatabaseEngine, new()
{
    private const string Password = "Canary-sip-7f3a";
    private const string NewPassword = "Canary-sip-91bd";
    private const string AdminPassword = "Canary-adm-3c";
    private const string Extra = "Canary-extra-77b0";
    private const string Shared = "Canary-shared-key-5d21";
    private const string Mac = "805ec0123456";

    private readonly KeptLog _log = new();
    private readonly ConcurrentQueue<string> _traces = new();
    private readonly List<string> _answers = [];
    private readonly List<string> _secrets = [Password, NewPassword, AdminPassword, Extra];

    [Fact]
    public async Task Nothing_that_was_planted_comes_out_where_devices_have_tokens() =>
        await PlantAndSearchAsync(new ProvisioningSettings { Access = AccessMode.Token, WindowMinutes = 10 }, client => LearnTokensAsync(client));

    [Fact]
    public async Task Nothing_that_was_planted_comes_out_where_the_fleet_has_a_key()
    {
        SharedKey.TryParse(Shared, out SharedKey? key).Should().BeTrue();
        _secrets.Add(Shared);

        await PlantAndSearchAsync(new ProvisioningSettings { Access = AccessMode.Shared, SharedKey = key }, client => UseSharedKeyAsync(client));
    }

    // emk_ID_SECRET, where the id is what may be seen.
    private static string KeySecretOf(string key) => key[("emk_".Length + ApiKey.IdLength + 1)..];

    private async Task PlantAndSearchAsync(ProvisioningSettings provisioning, Func<HttpClient, Task> useAccess)
    {
        using ActivityListener traces = Listen();
        using var folder = new TestFolder();
        TestDatabase database = await new TEngine().CreateDatabaseAsync(folder);
        // SQLite has none.
        if (new DbConnectionStringBuilder { ConnectionString = database.ConnectionString }.TryGetValue("Password", out object? password))
        {
            _secrets.Add((string)password);
        }

        var bootstrap = ApiKeyToken.New();
        await using (TestService service = await TestService.StartAsync(
            folder,
            database: database.Settings,
            phones: Phones(),
            provisioning: provisioning,
            sip: new SipSettings { Timeout = 0.2 },
            security: new SecuritySettings { BootstrapKey = bootstrap },
            adjust: services => services.AddSerilog(
                configuration => configuration.MinimumLevel.Verbose().WithoutSecrets().WriteTo.Sink(_log), preserveStaticLogger: true)))
        {
            service.Client.Send(bootstrap.Reveal());
            await UseAsync(service.Client);
            await useAccess(service.Client);
            (string reader, _) = await service.Client.CreatedKeyAsync(Scopes.DevicesRead, Scopes.SettingsRead, Scopes.AuditRead);
            using HttpClient reading = service.ClientWith(reader);
            await service.Client.ReadUntilAsync("/console/endpoint-manager/requests", page => page.GetProperty("totalItems").GetInt32() > 2);
            await ReadEverythingAsync(reading);
            _secrets.AddRange([KeySecretOf(reader), KeySecretOf(bootstrap.Reveal())]);
        }

        _secrets.Add((await File.ReadAllTextAsync(folder.Key)).Trim().Split(' ')[^1]);
        _answers.Should().HaveCountGreaterThan(15).And.NotContain(answer => HoldsSecret(answer));
        _log.Lines.Should().HaveCountGreaterThan(100).And.NotContain(line => HoldsSecret(line));
        _traces.Should().NotBeEmpty().And.NotContain(trace => HoldsSecret(trace));
        (await EverythingInAsync(database)).Should().HaveCountGreaterThan(50).And.NotContain(value => HoldsSecret(value));
        (await folder.ReadFilesAsync()).Where(file => file.Key != folder.Key).Should().NotContain(file => HoldsSecret(file.Value));
    }

    private async Task UseAsync(HttpClient client)
    {
        await client.AddedAsync(ConsoleClient.Device(Mac, password: Password));
        await KeepAsync(client.AddAsync(ConsoleClient.Device("bad", password: Password + "\n")));
        await KeepAsync(client.EditAsync("805ec0999999", new JsonObject { ["password"] = NewPassword }));
        await KeepAsync(client.EditAsync(Mac, new JsonObject { ["password"] = NewPassword }, "\"99\""));
        await KeepAsync(client.PostAsync(new Uri(ConsoleClient.Devices, UriKind.Relative), ConsoleClient.Json($"{{\"password\":\"{Password}\"")));
        await KeepAsync(client.ImportAsync($"{BulkClient.Header}\nbad,Yealink,T46S,x,1,{Password},pbx.example,udp\n"));
        await KeepAsync(client.PostAsync(new Uri($"{ConsoleClient.Devices}/{Mac}/resync", UriKind.Relative), null));
        (await client.EditAsync(Mac, new JsonObject { ["password"] = NewPassword })).EnsureSuccessStatusCode();
    }

    private async Task LearnTokensAsync(HttpClient client)
    {
        string first = new Uri((await client.ReadAsync($"{ConsoleClient.Devices}/{Mac}")).GetProperty("provisionUrl").GetString()!).AbsolutePath;
        string file = await client.GetStringAsync(new Uri(first + ".cfg", UriKind.Relative));
        file.Should().Contain(NewPassword).And.Contain(AdminPassword).And.Contain(Extra, "the phone itself has to get it");
        string url = file.Split('\n').Single(line => line.StartsWith("static.auto_provision.server.url = ", StringComparison.Ordinal));
        string own = new Uri(url[(url.IndexOf('=', StringComparison.Ordinal) + 2)..]).AbsolutePath;
        await client.GetStringAsync(new Uri($"{own}/{Mac}.cfg", UriKind.Relative));
        await KeepAsync(client.GetAsync(new Uri($"{own}/805ec0999999.cfg", UriKind.Relative)));
        await KeepAsync(client.GetAsync(new Uri($"{own}/nothing/at/all", UriKind.Relative)));
        _secrets.AddRange([first.Split('/')[2], own.Split('/')[^1]]);
    }

    private async Task UseSharedKeyAsync(HttpClient client)
    {
        (await client.GetStringAsync(new Uri($"/provision/{Shared}/{Mac}.cfg", UriKind.Relative))).Should().Contain(NewPassword);
        await KeepAsync(client.GetAsync(new Uri($"/provision/{Shared}/805ec0999999.cfg", UriKind.Relative)));
        await KeepAsync(client.GetAsync(new Uri($"/provision/{Shared}/{Shared}/nothing", UriKind.Relative)));
    }

    private async Task ReadEverythingAsync(HttpClient client)
    {
        foreach (string path in new[]
        {
            "devices", $"devices/{Mac}", $"devices/{Mac}/requests", "devices/export?format=csv", "devices/export?format=json", "requests", "unknown-phones",
            "settings", "brands", "jobs", "audit?pageSize=200", "dhcp?server=kea", "lockouts", "keys",
        })
        {
            await KeepAsync(client.GetAsync(new Uri("/console/endpoint-manager/" + path, UriKind.Relative)));
        }

        await KeepAsync(client.GetAsync(new Uri("/swagger/v1/swagger.json", UriKind.Relative)));
        await KeepAsync(client.GetAsync(new Uri("/health/ready", UriKind.Relative)));
        await KeepAsync(client.GetAsync(new Uri("/provision/y000000000066.cfg", UriKind.Relative)));
    }

    private async Task KeepAsync(Task<HttpResponseMessage> asked)
    {
        using HttpResponseMessage response = await asked;
        _answers.Add(response + await response.Content.ReadAsStringAsync());
    }

    private ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            // Those of the service: the client of this test knows the URLs that it asks for.
            ShouldListenTo = source => source.Name != "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _traces.Enqueue(
                $"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static async Task<List<string>> EverythingInAsync(TestDatabase database)
    {
        string tables = database.Settings.Provider switch
        {
            "sqlite" => "SELECT name FROM sqlite_master WHERE type = 'table'",
            "mysql" => "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
            _ => "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()",
        };
        await using DbConnection connection = await database.ConnectAsync();
        List<string> values = [];
        foreach (string table in await ValuesAsync(connection, tables))
        {
            string quoted = database.Settings.Provider == "mysql" ? $"`{table}`" : $"\"{table}\"";
            values.AddRange(await ValuesAsync(connection, $"SELECT * FROM {quoted}"));
        }

        return values;
    }

    private static async Task<List<string>> ValuesAsync(DbConnection connection, string sql)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using DbDataReader rows = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (await rows.ReadAsync())
        {
            values.AddRange(Enumerable.Range(0, rows.FieldCount).Select(column => rows.GetValue(column) switch
            {
                byte[] bytes => Encoding.Latin1.GetString(bytes),
                object value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            }));
        }

        return values;
    }

    private static PhoneSettings Phones() => new()
    {
        AdminPasswordFile = "named",
        AdminPassword = new AdminPassword(AdminPassword),
        Extra = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> { ["yealink"] = [new("ldap.password", Extra)] },
    };

    private bool HoldsSecret(string text) => _secrets.Any(secret =>
        text.Contains(secret, StringComparison.Ordinal)
        || text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), StringComparison.Ordinal)
        || text.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes(secret)), StringComparison.OrdinalIgnoreCase));
}

public sealed class SqliteCanaryTests : CanaryTests<Sqlite>;

public sealed class PostgreSqlCanaryTests : CanaryTests<PostgreSql>;

public sealed class MySqlCanaryTests : CanaryTests<MySql>;
