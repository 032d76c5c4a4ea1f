using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Data.Sqlite;

namespace EndpointManager.IntegrationTests.Jobs;

/// <summary>Jobs whose database goes away.</summary>
public abstract class JobFaultTests<TEngine>
    where TEngine : ServerEngine, new()
{
    [Fact]
    public async Task A_job_goes_on_when_its_database_is_back_and_nobody_is_notified_twice()
    {
        using var folder = new TestFolder();
        await using DatabaseServer server = await new TEngine().StartOwnServerAsync();
        TestDatabase database = await server.CreateDatabaseAsync();
        var notifier = new ScriptedNotifier();
        await using TestService service = await NotifyClient.StartAsync(folder, database, notifier, rate: 40);
        string[] macs = await service.Client.AddedAsync(160);
        string url = await service.Client.StartedJobAsync(macs);
        await service.Client.ReadUntilAsync(url, job => job.Count("accepted") >= 40);

        await server.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));
        int meanwhile = notifier.Sent.Count;
        await Task.Delay(TimeSpan.FromSeconds(2));
        notifier.Sent.Count.Should().Be(meanwhile, "nothing is sent that was not written down before");
        await server.StartAgainAsync();

        await service.Client.UntilReadyAsync();
        (await service.Client.JobUntilAsync(url)).Count("accepted").Should().Be(160);
        notifier.Macs.Should().BeEquivalentTo(macs);
    }
}

public sealed class JobFaultOnPostgreSqlTests : JobFaultTests<PostgreSql>;

public sealed class JobFaultOnMySqlTests : JobFaultTests<MySql>;

public sealed class JobFaultOnMariaDbTests : JobFaultTests<MariaDb>;

/// <summary>The same where the database is a file that somebody else holds.</summary>
public sealed class JobFaultOnSqliteTests
{
    [Fact]
    public async Task A_job_goes_on_when_its_database_is_free_again_and_nobody_is_notified_twice()
    {
        using var folder = new TestFolder();
        TestDatabase database = await new Sqlite().CreateDatabaseAsync(folder);
        var notifier = new ScriptedNotifier();
        await using TestService service = await NotifyClient.StartAsync(folder, database, notifier, rate: 40);
        string[] macs = await service.Client.AddedAsync(400);
        string url = await service.Client.StartedJobAsync(macs);
        await service.Client.ReadUntilAsync(url, job => job.Count("accepted") >= 30);

        await using (var other = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            await other.OpenAsync();
            await using SqliteTransaction held = other.BeginTransaction();
            // Longer than a writer waits for its turn, so that it has to come again.
            await Task.Delay(TimeSpan.FromSeconds(6));
            notifier.Sent.Count.Should().BeLessThan(400);
        }

        (await service.Client.JobUntilAsync(url)).Count("accepted").Should().Be(400);
        notifier.Macs.Should().BeEquivalentTo(macs);
    }
}
