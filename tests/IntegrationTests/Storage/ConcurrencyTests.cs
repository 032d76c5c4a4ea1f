using System.Net;
using System.Text.Json.Nodes;
using EndpointManager.Infrastructure.Persistence;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Storage;

public sealed class ConcurrencyTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const int Edits = 200;

    private readonly HttpClient _client = fixture.Service.Client;

    [Fact]
    public async Task Two_hundred_edits_at_once_without_a_version_are_all_made_and_counted()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));

        HttpResponseMessage[] responses = await Task.WhenAll(
            Enumerable.Range(0, Edits).Select(i => _client.EditAsync(mac, new JsonObject { ["label"] = $"Edit {i}" })));

        responses.Should().OnlyContain(response => response.StatusCode == HttpStatusCode.OK);
        (await VersionOf(mac)).Should().Be(1 + Edits);
    }

    [Fact]
    public async Task Of_two_hundred_edits_at_once_of_one_version_one_is_made()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));

        HttpResponseMessage[] responses = await Task.WhenAll(
            Enumerable.Range(0, Edits).Select(i => _client.EditAsync(mac, new JsonObject { ["label"] = $"Edit {i}" }, "\"1\"")));

        responses.Count(response => response.StatusCode == HttpStatusCode.OK).Should().Be(1);
        foreach (HttpResponseMessage refused in responses.Where(response => response.StatusCode != HttpStatusCode.OK))
        {
            await refused.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "version-conflict");
        }

        (await VersionOf(mac)).Should().Be(2);
    }

    [Fact]
    public async Task Of_two_moves_to_one_mac_at_once_one_is_made()
    {
        string[] macs = [Mac.Next(), Mac.Next()];
        string target = Mac.Next();
        foreach (string mac in macs)
        {
            await _client.AddedAsync(ConsoleClient.Device(mac));
        }

        HttpResponseMessage[] responses = await Task.WhenAll(
            macs.Select(mac => _client.EditAsync(mac, new JsonObject { ["macAddress"] = target })));

        responses.Select(response => response.StatusCode).Should().BeEquivalentTo([HttpStatusCode.OK, HttpStatusCode.Conflict]);
    }

    [Fact]
    public async Task A_device_that_is_deleted_during_edits_does_not_come_back()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));

        Task<HttpResponseMessage>[] edits =
            [.. Enumerable.Range(0, 40).Select(i => _client.EditAsync(mac, new JsonObject { ["label"] = $"Edit {i}" }))];
        using HttpResponseMessage deleted = await _client.DeleteAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative));
        HttpResponseMessage[] responses = await Task.WhenAll(edits);

        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        responses.Should().OnlyContain(response => response.StatusCode == HttpStatusCode.OK || response.StatusCode == HttpStatusCode.NotFound);
        using HttpResponseMessage read = await _client.GetAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative));
        read.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

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
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(7));
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

    private async Task<long> VersionOf(string mac) =>
        (await _client.ReadAsync($"{ConsoleClient.Devices}/{mac}")).GetProperty("version").GetInt64();
}
