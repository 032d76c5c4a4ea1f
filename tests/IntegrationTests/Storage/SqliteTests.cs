using System.Net;
using System.Text.Json.Nodes;
using EndpointManager.Infrastructure.Persistence;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Storage;

public sealed class SqliteTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private readonly HttpClient _client = fixture.Service.Client;

    [Fact]
    public async Task Transactions_are_synced_to_the_disk_at_every_commit()
    {
        await using AsyncServiceScope scope = fixture.Service.Services.CreateAsyncScope();
        AppDbContext db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF");

        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync();

        Pragma(db, "synchronous").Should().Be(2);
        Pragma(db, "journal_mode").Should().Be("wal");
        await db.Database.CloseConnectionAsync();
    }

    [Fact]
    public async Task While_another_program_locks_the_database_changes_are_answered_503_in_time_and_phones_are_served()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));
        await using var other = new SqliteConnection($"Data Source={fixture.Service.Folder.Database};Pooling=False");
        await other.OpenAsync();
        await using SqliteTransaction held = other.BeginTransaction();

        var clock = System.Diagnostics.Stopwatch.StartNew();
        using HttpResponseMessage refused = await _client.EditAsync(mac, new JsonObject { ["label"] = "No" });
        using HttpResponseMessage phone = await _client.GetAsync(new Uri($"/provision/{mac}.cfg", UriKind.Relative));

        await refused.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(12), "the driver's own wait is 30 seconds");
        phone.StatusCode.Should().Be(HttpStatusCode.OK);
        await held.RollbackAsync();
        using HttpResponseMessage made = await _client.EditAsync(mac, new JsonObject { ["label"] = "Yes" });
        made.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static object? Pragma(AppDbContext db, string name)
    {
        using System.Data.Common.DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        return command.ExecuteScalar();
    }
}
