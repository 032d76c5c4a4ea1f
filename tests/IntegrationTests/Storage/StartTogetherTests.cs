using System.Globalization;
using EndpointManager.Domain.Access;
using EndpointManager.Infrastructure.Sqlite;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.IntegrationTests.Storage;

/// <summary>Instances that meet at an empty database, as replicas of one deployment do.</summary>
public abstract class StartTogetherTests<TEngine> : IAsyncLifetime
    where TEngine : DatabaseEngine, new()
{
    private const int Instances = 8;

    // The same for every engine, as eng/add-migration.sh makes one for each.
    private static readonly string Migrations = CountMigrations();

    private readonly TestFolder _folder = new();
    private readonly ApiKeyToken _bootstrap = ApiKeyToken.New();
    private readonly TEngine _engine = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await _engine.CreateDatabaseAsync(_folder);

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Eight_instances_that_start_together_on_an_empty_database_all_become_ready(int round)
    {
        ServiceProcess[] services = [.. Enumerable.Range(0, Instances).Select(i => Start($"instance-{round}-{i}"))];
        try
        {
            await Task.WhenAll(services.Select(service => service.WaitUntilReadyAsync()));

            (await _database.ScalarAsync($"SELECT COUNT(*) FROM {_engine.HistoryTable}")).Should().Be(Migrations);
            (await _database.ScalarAsync("SELECT COUNT(*) FROM endpoint_encryption_keys")).Should().Be("1");
            (await _database.ScalarAsync("SELECT COUNT(*) FROM endpoint_api_keys")).Should().Be("1");
        }
        finally
        {
            foreach (ServiceProcess service in services)
            {
                service.Dispose();
            }
        }
    }

    private static string CountMigrations()
    {
        using SqliteDbContext db = new SqliteDesignTimeFactory().CreateDbContext([]);
        return db.Database.GetMigrations().Count().ToString(CultureInfo.InvariantCulture);
    }

    private ServiceProcess Start(string name) => ServiceProcess.Start(
        Directory.CreateDirectory(_folder.Combine(name)).FullName,
        _database.ToToml() + $"\n[security]\nkey_file = \"{_folder.Combine("shared.key")}\"\nbootstrap_key = \"{_bootstrap.Reveal()}\"");
}

/// <summary>After all other tests: so many starts at once leave the others of a small machine no time to answer in.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Starts
{
    public const string Name = "Instances that start together";
}

[Collection(Starts.Name)]
public sealed class StartTogetherOnSqliteTests : StartTogetherTests<Sqlite>;

[Collection(Starts.Name)]
public sealed class StartTogetherOnPostgreSqlTests : StartTogetherTests<PostgreSql>;

[Collection(Starts.Name)]
public sealed class StartTogetherOnMySqlTests : StartTogetherTests<MySql>;

[Collection(Starts.Name)]
public sealed class StartTogetherOnMariaDbTests : StartTogetherTests<MariaDb>;
