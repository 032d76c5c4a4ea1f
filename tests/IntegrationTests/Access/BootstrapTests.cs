using System.Data.Common;
using System.Net;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Access;

/// <summary>The first key, which every instance is started with.</summary>
public abstract class BootstrapTests<TEngine> : IAsyncLifetime
    where TEngine : DatabaseEngine, new()
{
    private readonly TestFolder _folder = new();
    private readonly ApiKeyToken _key = ApiKeyToken.New();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await new TEngine().CreateDatabaseAsync(_folder);

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_instance_that_finds_no_key_while_another_makes_the_first_starts_all_the_same()
    {
        await using (await TestService.StartAsync(_folder, database: _database.Settings))
        {
            // It makes the tables.
        }

        await using DbConnection other = await _database.ConnectAsync();
        await using DbTransaction making = await other.BeginTransactionAsync();
        await using DbCommand insert = other.CreateCommand();
        insert.Transaction = making;
        insert.CommandText = $"""
            INSERT INTO endpoint_api_keys (id, name, secret_hash, scopes, created_at, created_by)
            VALUES ('{_key.Id}', 'bootstrap', '{_key.SecretHash}', '{ScopeSet.All.Value}', '2026-01-01 00:00:00', 'configuration')
            """;
        await insert.ExecuteNonQueryAsync();

        Task<TestService> starting =
            Task.Run(() => TestService.StartAsync(_folder, database: _database.Settings, security: new SecuritySettings { BootstrapKey = _key }));
        await Task.WhenAny(starting, Task.Delay(TimeSpan.FromSeconds(2)));
        starting.IsCompleted.Should().BeFalse("it waits for whoever makes the key");
        await making.CommitAsync();
        await using TestService service = await starting;

        (await _database.ScalarAsync("SELECT COUNT(*) FROM endpoint_api_keys")).Should().Be("1");
        using HttpClient client = service.ClientWith(_key.Reveal());
        (await client.ListDevicesAsync()).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}

public sealed class BootstrapOnSqliteTests : BootstrapTests<Sqlite>;

public sealed class BootstrapOnPostgreSqlTests : BootstrapTests<PostgreSql>;

public sealed class BootstrapOnMySqlTests : BootstrapTests<MySql>;
