using System.Globalization;
using System.Net;
using System.Text.Json;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Requests;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Requests;

/// <summary>How much is kept of what phones did, and that several instances keep all of it.</summary>
public abstract class RequestBoundsTests<TEngine> : IAsyncLifetime
    where TEngine : DatabaseEngine, new()
{
    private const string Lan = "10.1.2.3";

    private readonly TestFolder _folder = new();

    private TestDatabase Database { get; set; } = null!;

    public async Task InitializeAsync() => Database = await new TEngine().CreateDatabaseAsync(_folder);

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Of_strangers_only_the_newest_requests_are_kept_and_the_phones_seen_last()
    {
        await using TestService service = await StartAsync(bounds: new StrangerBounds { Requests = 10, UnknownPhones = 4 });
        string known = Mac.Next();
        await service.Client.AddedAsync(ConsoleClient.Device(known));
        await AskAsync(service, known + ".cfg");
        string[] strangers = [.. Enumerable.Range(0, 12).Select(_ => Mac.Next())];
        await AskAllAsync(service, strangers[..^4]);
        // So that none of the last was seen in the same millisecond.
        await service.Client.ReadUntilAsync($"{PhoneRecord.Requests}?reason=unknown-device", page => page.Text("totalItems") == "8");
        await AskAllAsync(service, strangers[^4..]);

        JsonElement kept = await service.Client.ReadUntilAsync(
            $"{PhoneRecord.Requests}?reason=unknown-device", page => page.Items().Count == 10 && FileOf(page, 0) == strangers[^1] + ".cfg");
        JsonElement phones = await service.Client.ReadUntilAsync(PhoneRecord.UnknownPhones, page => page.Items().Count == 4);

        FileOf(kept, 9).Should().Be(strangers[2] + ".cfg");
        phones.Items().Select(phone => phone.Text("file")).Should().BeEquivalentTo(strangers[^4..].Select(mac => mac + ".cfg"));
        (await service.Client.ReadAsync($"{ConsoleClient.Devices}/{known}/requests")).Items().Should().ContainSingle();
    }

    [Fact]
    public async Task More_than_one_step_can_clear_goes_when_it_is_too_old_or_too_much()
    {
        await using (await StartAsync())
        {
            // Makes the schema.
        }

        string old = Mac.Next();
        string busy = Mac.Next();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await InsertAsync(RequestNumber.FirstAt(now.AddDays(-3)), old, 11_000);
        await InsertAsync(RequestNumber.FirstAt(now.AddDays(-1)), busy, 10_500);
        await using TestService service = await StartAsync(new RequestSettings { KeepDays = 2, KeepPerDevice = 3 });

        await service.Client.ReadUntilAsync($"{PhoneRecord.Requests}?mac={old}", page => page.Text("totalItems") == "0");
        (await service.Client.ReadAsync($"{PhoneRecord.Requests}?mac={busy}")).Text("totalItems").Should().Be("10500");
        await AskAsync(service, busy + ".cfg");

        JsonElement kept = await service.Client.ReadUntilAsync($"{PhoneRecord.Requests}?mac={busy}", page => page.Text("totalItems") == "3");
        FileOf(kept, 0).Should().Be(busy + ".cfg");
    }

    [Fact]
    public async Task Two_instances_that_record_the_same_phones_at_once_lose_no_request()
    {
        const int Rounds = 10;
        await using TestService one = await StartAsync();
        await using TestService other = await StartAsync();
        string[] known = [.. Enumerable.Range(0, 20).Select(_ => Mac.Next())];
        string[] strangers = [.. Enumerable.Range(0, 20).Select(_ => Mac.Next())];
        foreach (string mac in known)
        {
            await one.Client.AddedAsync(ConsoleClient.Device(mac));
        }

        await Task.WhenAll(AskInRoundsAsync(one, [.. known, .. strangers]), AskInRoundsAsync(other, [.. strangers, .. known]));

        string expected = (2 * Rounds * (known.Length + strangers.Length)).ToString(CultureInfo.InvariantCulture);
        await one.Client.ReadUntilAsync($"{PhoneRecord.Requests}?pageSize=1", page => page.Text("totalItems") == expected);
        JsonElement phones = await one.Client.ReadAsync($"{PhoneRecord.UnknownPhones}?pageSize=200");
        phones.Items().Should().HaveCount(strangers.Length).And.OnlyContain(phone => phone.Text("requests") == "20");
        (await one.Client.ReadAsync($"{ConsoleClient.Devices}?upToDate=true")).Text("totalItems").Should().Be("20");

        static async Task AskInRoundsAsync(TestService service, string[] macs)
        {
            for (int round = 0; round < Rounds; round++)
            {
                await Task.WhenAll(macs.Select(mac => AskAsync(service, mac + ".cfg")));
                // As phones that take turns, so that the instances write several batches each.
                await Task.Delay(200);
            }
        }
    }

    [Fact]
    public async Task Two_instances_that_write_the_same_phones_in_opposite_order_do_not_wait_for_each_other()
    {
        await using TestService one = await StartAsync();
        await using TestService other = await StartAsync();
        PhoneRequest[] requests = [.. Enumerable.Range(0, 6_000).Select(number => PhoneRecord.RequestOf($"805ecf{number:x6}.cfg", Lan))];

        await Task.WhenAll(one.WriteDownAsync(requests), other.WriteDownAsync([.. requests.Reverse()]));

        (await one.Client.ReadAsync($"{PhoneRecord.Requests}?pageSize=1")).Text("totalItems").Should().Be("12000");
        (await one.Client.ReadAsync($"{PhoneRecord.UnknownPhones}?pageSize=1")).Text("totalItems").Should().Be("6000");
    }

    private static async Task AskAsync(TestService service, string file)
    {
        using HttpResponseMessage response = await service.Client.FetchAsync($"/provision/{file}", from: Lan);
        response.StatusCode.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
    }

    private static async Task AskAllAsync(TestService service, string[] macs)
    {
        foreach (string mac in macs)
        {
            await AskAsync(service, mac + ".cfg");
        }
    }

    private static string? FileOf(JsonElement page, int index) => page.Items()[index].Text("file");

    private Task<TestService> StartAsync(RequestSettings? requests = null, StrangerBounds? bounds = null) => TestService.StartAsync(
        _folder,
        trustedProxies: [IPNetwork.Parse("127.0.0.0/8")],
        adjust: services => services.AddSingleton(bounds ?? new StrangerBounds()),
        database: Database.Settings,
        requests: requests);

    private Task InsertAsync(long first, string mac, int count) => Database.ExecuteAsync(
        "INSERT INTO endpoint_requests (id, mac_address, has_device, method, file, status, bytes) VALUES "
        + string.Join(',', Enumerable.Range(1, count).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"({first + i}, '{mac}', TRUE, 'GET', 'x', 200, 1)"))));
}

public sealed class RequestBoundsOnSqliteTests : RequestBoundsTests<Sqlite>;

public sealed class RequestBoundsOnPostgreSqlTests : RequestBoundsTests<PostgreSql>;

public sealed class RequestBoundsOnMySqlTests : RequestBoundsTests<MySql>;

public sealed class RequestBoundsOnMariaDbTests : RequestBoundsTests<MariaDb>;
