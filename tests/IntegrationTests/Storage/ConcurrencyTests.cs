using System.Net;
using System.Text.Json.Nodes;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Storage;

public abstract class ConcurrencyTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private const int Edits = 100;

    private readonly HttpClient _client = fixture.Service.Client;

    [Fact]
    public async Task A_hundred_edits_at_once_without_a_version_are_all_made_and_counted()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));

        HttpResponseMessage[] responses = await Task.WhenAll(
            Enumerable.Range(0, Edits).Select(i => ConsoleClient.UntilServedAsync(() => _client.EditAsync(mac, new JsonObject { ["label"] = $"Edit {i}" }))));

        responses.Should().OnlyContain(response => response.StatusCode == HttpStatusCode.OK);
        (await VersionOf(mac)).Should().Be(1 + Edits);
    }

    [Fact]
    public async Task Of_a_hundred_edits_at_once_of_one_version_one_is_made()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));

        HttpResponseMessage[] responses = await Task.WhenAll(
            Enumerable.Range(0, Edits).Select(i => ConsoleClient.UntilServedAsync(() => _client.EditAsync(mac, new JsonObject { ["label"] = $"Edit {i}" }, "\"1\""))));

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
            macs.Select(mac => ConsoleClient.UntilServedAsync(() => _client.EditAsync(mac, new JsonObject { ["macAddress"] = target }))));

        responses.Select(response => response.StatusCode).Should().BeEquivalentTo([HttpStatusCode.OK, HttpStatusCode.Conflict]);
    }

    [Fact]
    public async Task A_device_that_is_deleted_during_edits_does_not_come_back()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));

        Task<HttpResponseMessage>[] edits =
            [.. Enumerable.Range(0, 40).Select(i => ConsoleClient.UntilServedAsync(() => _client.EditAsync(mac, new JsonObject { ["label"] = $"Edit {i}" })))];
        using HttpResponseMessage deleted = await ConsoleClient.UntilServedAsync(
            () => _client.DeleteAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative)));
        HttpResponseMessage[] responses = await Task.WhenAll(edits);

        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        responses.Should().OnlyContain(response => response.StatusCode == HttpStatusCode.OK || response.StatusCode == HttpStatusCode.NotFound);
        using HttpResponseMessage read = await _client.GetAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative));
        read.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<long> VersionOf(string mac) =>
        (await _client.ReadAsync($"{ConsoleClient.Devices}/{mac}")).GetProperty("version").GetInt64();
}

public sealed class ConcurrencyOnSqliteTests(ServiceFixture<Sqlite> fixture) : ConcurrencyTests<Sqlite>(fixture);

public sealed class ConcurrencyOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : ConcurrencyTests<PostgreSql>(fixture);

public sealed class ConcurrencyOnMySqlTests(ServiceFixture<MySql> fixture) : ConcurrencyTests<MySql>(fixture);

public sealed class ConcurrencyOnMariaDbTests(ServiceFixture<MariaDb> fixture) : ConcurrencyTests<MariaDb>(fixture);
