using System.Globalization;
using System.Net;
using System.Text.Json;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Requests;

/// <summary>The index by phone of SQLite, which begins anew now and then: nobody who reads notices, and it is used from the start.</summary>
public sealed class RequestSectionsTests : IAsyncLifetime
{
    private const string Lan = "10.1.2.3";

    private readonly TestFolder _folder = new();

    private TestDatabase Database { get; set; } = null!;

    public async Task InitializeAsync() => Database = await new Sqlite().CreateDatabaseAsync(_folder);

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_new_database_finds_the_requests_of_a_phone_by_the_index()
    {
        await using TestService service = await StartAsync();

        (await PlanAsync()).Should().Contain("(ANY(section) AND mac_address=?)");
    }

    [Fact]
    public async Task A_start_mends_what_counting_an_empty_table_did_to_the_index()
    {
        await using (await StartAsync())
        {
            await Database.ExecuteAsync("ANALYZE");
        }

        (await PlanAsync()).Should().NotContain("ANY(section)");
        await using TestService service = await StartAsync();

        (await PlanAsync()).Should().Contain("(ANY(section) AND mac_address=?)");
    }

    [Fact]
    public async Task What_a_user_had_counted_stays()
    {
        await using (await StartAsync())
        {
            await InsertAsync(RequestNumber.FirstAt(TimeProvider.System.GetUtcNow()), "805ec2000001", sections: 2);
            await Database.ExecuteAsync("ANALYZE");
        }

        await using TestService service = await StartAsync();

        (await Database.RowsAsync("SELECT stat FROM sqlite_stat1 WHERE idx = 'ix_endpoint_requests_section'"))
            .Should().ContainSingle().Which.Should().StartWith("20 10 ");
    }

    [Fact]
    public async Task A_batch_as_large_as_a_section_begins_one_and_the_next_request_goes_on_with_it()
    {
        await using TestService service = await StartAsync();
        PhoneRequest[] requests = [.. Enumerable.Range(0, 200_000).Select(number => PhoneRecord.RequestOf($"805ecf{number / 100:x6}.cfg", Lan))];

        await service.WriteDownAsync(requests);
        await service.WriteDownAsync(requests[..1]);

        (await Database.ScalarAsync("SELECT COUNT(*) || ' in ' || MIN(section) || ' to ' || MAX(section) FROM endpoint_requests"))
            .Should().Be("200001 in 1 to 1");
    }

    [Fact]
    public async Task A_phone_whose_requests_are_in_many_sections_is_listed_and_bounded_as_one()
    {
        await using (await StartAsync())
        {
            // Makes the schema.
        }

        string mac = Mac.Next();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await InsertAsync(RequestNumber.FirstAt(now.AddDays(-1)), mac, sections: 12);
        await using TestService service = await StartAsync(new RequestSettings { KeepPerDevice = 3 });
        JsonElement all = await service.Client.ReadAsync($"{PhoneRecord.Requests}?mac={mac}&pageSize=200");
        using HttpResponseMessage asked = await service.Client.FetchAsync($"/provision/{mac}.cfg", from: Lan);

        JsonElement kept = await service.Client.ReadUntilAsync(
            $"{PhoneRecord.Requests}?mac={mac}&pageSize=200", page => page.Text("totalItems") == "3");

        all.Items().Select(request => request.Text("file")).Should().Equal(Enumerable.Range(0, 120).Reverse().Select(NameOf));
        kept.Items().Select(request => request.Text("file"))
            .Should().Equal(Enumerable.Range(118, 2).Select(NameOf).Append(mac + ".cfg").Reverse());
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}");

    // Ten in each section, named in their order.
    private Task InsertAsync(long first, string mac, int sections) => Database.ExecuteAsync(
        "INSERT INTO endpoint_requests (id, mac_address, has_device, method, file, status, bytes, section) VALUES "
        + string.Join(',', Enumerable.Range(0, 10 * sections).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"({first + i}, '{mac}', TRUE, 'GET', '{NameOf(i)}', 200, 1, {i / 10})"))));

    private Task<TestService> StartAsync(RequestSettings? requests = null) => TestService.StartAsync(
        _folder, trustedProxies: [IPNetwork.Parse("127.0.0.0/8")], database: Database.Settings, requests: requests);

    private async Task<string> PlanAsync() => string.Join('\n', await Database.RowsAsync(
        "EXPLAIN QUERY PLAN SELECT * FROM endpoint_requests WHERE mac_address = '805ec2000001' ORDER BY id DESC LIMIT 25"));
}
