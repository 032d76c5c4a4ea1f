using System.Text.Json.Nodes;
using EndpointManager.Api.Commands;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Storage;

/// <summary>From SQLite to the engine and back: what comes back is what went out, so that any engine leads to any other.</summary>
public abstract class TransferRoundTripTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>, IDisposable
    where TEngine : DatabaseEngine, new()
{
    // More than one batch, with a rest.
    private const int Devices = 1203;

    private readonly TestFolder _from = new();
    private readonly TestFolder _back = new();
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _from.Dispose();
        _back.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_fleet_comes_back_from_the_engine_as_it_went()
    {
        string passphrase = _from.Combine("passphrase");
        await File.WriteAllTextAsync(passphrase, "correct horse");
        await AddFleetAsync();
        string[] exports = [_from.Combine("1.jsonl"), _from.Combine("2.jsonl"), _from.Combine("3.jsonl")];

        (await TransferCommands.ExportAsync(SqliteIn(_from), exports[0], passphrase, _output)).Should().Be(0);
        (await TransferCommands.ImportAsync(TheEngine(), exports[0], passphrase, _output)).Should().Be(0, _output.ToString());
        (await TransferCommands.ExportAsync(TheEngine(), exports[1], passphrase, _output)).Should().Be(0);
        (await TransferCommands.ImportAsync(SqliteIn(_back), exports[1], passphrase, _output)).Should().Be(0, _output.ToString());
        (await TransferCommands.ExportAsync(SqliteIn(_back), exports[2], passphrase, _output)).Should().Be(0);

        string[] before = await LinesAsync(exports[0]);
        before.Should().HaveCount(Devices);
        (await LinesAsync(exports[1])).Should().Equal(before);
        (await LinesAsync(exports[2])).Should().Equal(before);
        string file = await fixture.Service.Client.GetStringAsync(new Uri("/provision/805ec2000007.cfg", UriKind.Relative));
        file.Should().Contain("account.1.label = Zoë 7 😀\n").And.Contain("account.1.password = p 7 ü\n");
    }

    private static ServiceSettings SqliteIn(TestFolder folder) => new()
    {
        Database = new DatabaseSettings { ConnectionString = $"Data Source={folder.Database}" },
        Security = new SecuritySettings { KeyFile = folder.Key },
    };

    // Passwords are encrypted anew each time; the phone's file above shows that they are right.
    private static async Task<string[]> LinesAsync(string path) =>
        [.. (await File.ReadAllLinesAsync(path))[1..^1].Select(WithoutPassword)];

    private static string WithoutPassword(string line)
    {
        JsonObject device = JsonNode.Parse(line)!.AsObject();
        device.Remove("password").Should().BeTrue();
        return device.ToJsonString();
    }

    private ServiceSettings TheEngine() => new()
    {
        Database = fixture.Database.Settings,
        Security = new SecuritySettings { KeyFile = fixture.Folder.Key },
    };

    private async Task AddFleetAsync()
    {
        await using TestService service = await TestService.StartAsync(_from);
        await Parallel.ForAsync(0, Devices, async (i, _) => await service.Client.AddedAsync(
            ConsoleClient.Device($"805ec2{i:d6}", label: $"Zoë {i} 😀", username: $"u{i}", password: $"p {i} ü")));
    }
}

public sealed class TransferRoundTripOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : TransferRoundTripTests<PostgreSql>(fixture);

public sealed class TransferRoundTripOnMySqlTests(ServiceFixture<MySql> fixture) : TransferRoundTripTests<MySql>(fixture);

public sealed class TransferRoundTripOnMariaDbTests(ServiceFixture<MariaDb> fixture) : TransferRoundTripTests<MariaDb>(fixture);
