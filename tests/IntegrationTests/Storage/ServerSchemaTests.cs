using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Storage;

/// <summary>What a database server may hold when the service starts.</summary>
public abstract class ServerSchemaTests<TEngine> : IAsyncLifetime
    where TEngine : ServerEngine, new()
{
    private const int SchemaRefused = 3;

    private readonly TestFolder _folder = new();

    private protected TEngine Engine { get; } = new();

    private protected TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await Engine.CreateDatabaseAsync(_folder);

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_untouched()
    {
        await StartOnceAsync();
        await Database.ExecuteAsync($"INSERT INTO {Engine.HistoryTable} VALUES ('29990101000000_FromTheFuture', '99.0.0')");
        string before = await StateAsync();

        using ServiceProcess service = Start();

        (await service.ExitCodeAsync()).Should().Be(SchemaRefused);
        service.Output.Should().Contain("29990101000000_FromTheFuture").And.NotContain("   at ");
        (await StateAsync()).Should().Be(before);
    }

    [Theory]
    [InlineData("endpoint_devices")]
    [InlineData("endpoint_requests")]
    public async Task A_database_with_somebody_elses_table_of_the_name_is_refused_untouched(string table)
    {
        await Database.ExecuteAsync($"CREATE TABLE {table} (anything VARCHAR(20))");
        string before = await StateAsync();

        using ServiceProcess service = Start();

        (await service.ExitCodeAsync()).Should().Be(SchemaRefused);
        service.Output.Should().Contain(table).And.NotContain("   at ");
        (await StateAsync()).Should().Be(before);
    }

    [Fact]
    public async Task A_first_start_that_was_interrupted_is_completed_by_the_next()
    {
        await StartOnceAsync();
        string complete = await StateAsync();
        await Database.ExecuteAsync($"DELETE FROM {Engine.HistoryTable}");
        await Database.ExecuteAsync("DROP TABLE endpoint_encryption_keys");

        await StartOnceAsync();

        (await StateAsync()).Should().Be(complete);
    }

    [Fact]
    public async Task A_database_of_the_version_before_is_upgraded_with_its_devices_even_if_that_was_interrupted_once()
    {
        await StartOnceAsync();
        string complete = await StateAsync();
        await AddDeviceAsync();
        // As the version before left it, and an upgrade that was killed half way.
        await Database.ExecuteAsync($"DELETE FROM {Engine.HistoryTable} WHERE {Engine.MigrationColumn} LIKE '%_Jobs'");
        await Database.ExecuteAsync("DROP TABLE endpoint_job_items");
        if (Engine.ChangesSchemaInTransactions)
        {
            await Database.ExecuteAsync("DROP TABLE endpoint_jobs");
            await Database.ExecuteAsync("DROP TABLE endpoint_busy_devices");
            await Database.ExecuteAsync("DROP INDEX ix_endpoint_device_fetches_delivered_address");
            await Database.ExecuteAsync("ALTER TABLE endpoint_device_fetches DROP COLUMN delivered_address");
        }

        await StartOnceAsync();

        (await StateAsync()).Should().Be(complete);
        (await Database.ScalarAsync("SELECT COUNT(*) FROM endpoint_devices")).Should().Be("1");
    }

    [Fact]
    public async Task A_database_that_lost_its_history_but_not_its_devices_is_refused_untouched()
    {
        await AddDeviceAsync();
        await Database.ExecuteAsync($"DELETE FROM {Engine.HistoryTable}");
        string before = await StateAsync();

        using ServiceProcess service = Start();

        (await service.ExitCodeAsync()).Should().Be(SchemaRefused);
        (await StateAsync()).Should().Be(before);
        (await Database.ScalarAsync("SELECT COUNT(*) FROM endpoint_devices")).Should().Be("1");
    }

    private ServiceProcess Start() => ServiceProcess.Start(_folder.Path, Database.ToToml());

    private async Task AddDeviceAsync()
    {
        using ServiceProcess service = Start();
        await service.WaitUntilReadyAsync();
        await service.Client.AddedAsync(ConsoleClient.Device());
        await service.StopAsync();
    }

    private async Task StartOnceAsync()
    {
        using ServiceProcess service = Start();
        await service.WaitUntilReadyAsync();
        await service.StopAsync();
    }

    // Every column of every table, and how many migrations are noted.
    private async Task<string> StateAsync()
    {
        string? history = await Database.ScalarAsync(
            $"SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = {Engine.CurrentSchema} AND table_name = '__EFMigrationsHistory'");
        string? migrations = history == "0" ? "none" : await Database.ScalarAsync($"SELECT COUNT(*) FROM {Engine.HistoryTable}");
        string? columns = await Database.ScalarAsync(
            $"SELECT {Engine.JoinLines("CONCAT(table_name, '.', column_name)")} FROM information_schema.columns WHERE table_schema = {Engine.CurrentSchema}");
        return $"{migrations}\n{columns}";
    }
}

public sealed class PostgreSqlSchemaTests : ServerSchemaTests<PostgreSql>;

public sealed class MySqlSchemaTests : ServerSchemaTests<MySql>;

public sealed class MariaDbSchemaTests : ServerSchemaTests<MariaDb>;
