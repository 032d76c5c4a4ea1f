using System.Security.Cryptography;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Data.Sqlite;

namespace EndpointManager.IntegrationTests.Storage;

public sealed class SchemaGateTests : IDisposable
{
    private const int SchemaRefused = 3;

    private readonly TestFolder _folder = new();

    public SchemaGateTests() => Directory.CreateDirectory(Path.GetDirectoryName(Database)!);

    private string Database => _folder.Combine("data/endpoint_manager.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_lock_that_a_killed_instance_left_does_not_hold_up_the_start()
    {
        await StartOnceAsync();
        Execute("INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2020-01-01')");

        using ServiceProcess service = ServiceProcess.Start(_folder.Path);

        await service.WaitUntilReadyAsync();
    }

    [Fact]
    public async Task A_stale_lock_on_a_database_without_a_schema_does_not_hold_up_the_start()
    {
        Execute("""
            CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL);
            INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2020-01-01')
            """);

        using ServiceProcess service = ServiceProcess.Start(_folder.Path);

        await service.WaitUntilReadyAsync();
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_untouched()
    {
        await StartOnceAsync();
        Execute("INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_FromTheFuture', '99.0.0')");
        byte[] before = Hash();

        using ServiceProcess service = ServiceProcess.Start(_folder.Path);

        (await service.ExitCodeAsync()).Should().Be(SchemaRefused);
        service.Output.Should().Contain("29990101000000_FromTheFuture").And.Contain(Database).And.NotContain("   at ");
        Hash().Should().Equal(before);
    }

    [Fact]
    public async Task A_database_with_somebody_elses_table_of_the_name_is_refused_untouched()
    {
        Execute("CREATE TABLE endpoint_devices (anything TEXT); INSERT INTO endpoint_devices VALUES ('precious')");
        byte[] before = Hash();

        using ServiceProcess service = ServiceProcess.Start(_folder.Path);

        (await service.ExitCodeAsync()).Should().Be(SchemaRefused);
        service.Output.Should().Contain("endpoint_devices").And.Contain(Database).And.NotContain("   at ");
        Hash().Should().Equal(before);
    }

    [Fact]
    public async Task A_schema_that_is_not_up_to_date_is_refused_when_it_may_not_be_changed()
    {
        using ServiceProcess service = ServiceProcess.Start(_folder.Path, "[database]\nauto_migrate = false");

        (await service.ExitCodeAsync()).Should().Be(SchemaRefused);
        service.Output.Should().Contain("auto_migrate");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_never_written_over()
    {
        await File.WriteAllTextAsync(Database, new string('x', 8192));

        using ServiceProcess service = ServiceProcess.Start(_folder.Path);

        await service.WaitUntilLiveAsync();
        using HttpResponseMessage ready = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        ready.IsSuccessStatusCode.Should().BeFalse();
        await service.WaitForOutputAsync(Database);
        (await File.ReadAllTextAsync(Database)).Should().Be(new string('x', 8192));
    }

    [Fact]
    public async Task A_database_that_somebody_made_beforehand_gets_the_journal_that_survives_a_power_cut()
    {
        Execute("CREATE TABLE other_service (id INTEGER); PRAGMA journal_mode=DELETE");

        await StartOnceAsync();

        Scalar("PRAGMA journal_mode").Should().Be("wal");
    }

    private async Task StartOnceAsync()
    {
        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilReadyAsync();
        await service.StopAsync();
    }

    private byte[] Hash() => SHA256.HashData(File.ReadAllBytes(Database));

    private void Execute(string sql) => Scalar(sql);

    private string? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
