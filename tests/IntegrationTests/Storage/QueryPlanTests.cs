using System.Globalization;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Storage;

/// <summary>How an engine finds a phone and the default list: by the index on the MAC address, not by reading all devices.</summary>
public abstract class QueryPlanTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>, IAsyncLifetime
    where TEngine : DatabaseEngine, new()
{
    private const string Index = "ux_endpoint_devices_mac_address";
    private const int Devices = 3000;
    private const int Requests = 3_000;

    /// <summary>The index that has the requests of strangers in order.</summary>
    protected virtual string StrangersIndex => "ix_endpoint_requests_strangers";

    /// <summary>The index that has the requests of each phone in order.</summary>
    protected virtual string PhonesIndex => "ix_endpoint_requests_mac_address";

    /// <summary>Asks the engine for the plan of the query that follows.</summary>
    protected abstract string Explain { get; }

    /// <summary>Has the engine count what it has, as it does by itself in time.</summary>
    protected abstract string Analyze { get; }

    public async Task InitializeAsync()
    {
        await using AsyncServiceScope scope = fixture.Service.Services.CreateAsyncScope();
        var filter = new DeviceFilter { Page = 1, PageSize = 1, Sort = new DeviceSort(DeviceSortKey.MacAddress, Descending: false) };
        if ((await scope.ServiceProvider.GetRequiredService<IDeviceReader>().ListAsync(filter, default)).TotalItems == 0)
        {
            await scope.ServiceProvider.GetRequiredService<IBulkDevices>()
                .WriteAsync(FleetAsync(), AsyncEnumerable.Empty<DeviceEdit>(), default);
            await fixture.Database.ExecuteAsync("""
                INSERT INTO endpoint_device_fetches (device_id, last_seen_at, last_seen_address, delivered_address)
                SELECT id, created_at, '10.1.2.3', mac_address FROM endpoint_devices WHERE mac_address >= '805ec2001500'
                """);
            await fixture.Database.ExecuteAsync(
                "INSERT INTO endpoint_requests (id, mac_address, has_device, method, file, status, bytes) VALUES " + string.Join(
                    ',', Enumerable.Range(1, Requests).Select(number => $"({number}, '805ec2{number % 300:d6}', {number % 100 != 0}, 'GET', 'x', 200, 1)")));
            await fixture.Database.ExecuteAsync(Analyze);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_phone_is_found_by_the_index() =>
        (await PlanOfAsync("SELECT * FROM endpoint_devices WHERE mac_address = '805ec2000042'")).Should().Contain(Index);

    [Fact]
    public async Task The_default_list_is_read_in_the_order_of_the_index() =>
        (await PlanOfAsync("SELECT * FROM endpoint_devices ORDER BY mac_address LIMIT 25 OFFSET 0")).Should().Contain(Index);

    [Theory]
    [InlineData("label_key")]
    [InlineData("username_key")]
    public async Task A_list_by_name_is_read_in_the_order_of_its_index(string key) =>
        (await PlanOfAsync($"SELECT * FROM endpoint_devices ORDER BY {key}, mac_address LIMIT 25 OFFSET 0"))
            .Should().Contain("ix_endpoint_devices_" + key);

    [Fact]
    public async Task The_devices_that_were_never_seen_are_read_in_the_order_of_the_index() =>
        (await PlanOfAsync("""
            SELECT * FROM endpoint_devices d WHERE NOT EXISTS (SELECT 1 FROM endpoint_device_fetches f WHERE f.device_id = d.id)
            ORDER BY mac_address LIMIT 25 OFFSET 0
            """)).Should().Contain(Index);

    [Fact]
    public async Task Who_else_fetches_from_an_address_is_found_by_the_index() =>
        (await PlanOfAsync("SELECT 1 FROM endpoint_device_fetches WHERE delivered_address = '805ec2001600' LIMIT 1"))
            .Should().Contain("ix_endpoint_device_fetches_delivered_address");

    [Fact]
    public async Task Who_else_has_an_account_is_found_by_the_index() =>
        (await PlanOfAsync("SELECT 1 FROM endpoint_devices WHERE username_key = 'x' AND username = 'x' AND server_address = 'y:5060' LIMIT 1"))
            .Should().Contain("ix_endpoint_devices_username_key");

    [Fact]
    public async Task The_oldest_requests_of_strangers_are_found_by_their_index() =>
        (await PlanOfAsync("""
            SELECT id FROM endpoint_requests WHERE has_device = FALSE AND id <= (
                SELECT id FROM endpoint_requests WHERE has_device = FALSE ORDER BY id DESC LIMIT 1 OFFSET 10)
            ORDER BY id LIMIT 1000
            """)).Split('\n').Should().HaveCountGreaterThan(1).And.OnlyContain(step => !Reads(step) || step.Contains(StrangersIndex));

    [Fact]
    public async Task The_newest_requests_of_a_phone_are_found_by_their_index() =>
        (await PlanOfAsync("SELECT * FROM endpoint_requests WHERE mac_address = '805ec2000042' ORDER BY id DESC LIMIT 25")).Should().Contain(PhonesIndex);

    [Fact]
    public async Task What_is_too_much_of_phones_is_found_by_their_index()
    {
        string[] phones = [.. Enumerable.Range(42, 2).Select(number => $"""
            SELECT id FROM (
                SELECT id FROM endpoint_requests WHERE mac_address = '805ec2{number:d6}' ORDER BY id DESC LIMIT 9223372036854775807 OFFSET 5) AS phone
            """)];

        string plan = await PlanOfAsync($"SELECT id FROM ({string.Join(" UNION ALL ", phones)}) AS surplus LIMIT 1000");

        plan.Split('\n').Where(step => step.Contains(PhonesIndex, StringComparison.Ordinal)).Should().HaveCount(2);
    }

    /// <summary>The plan of the list by when phones were last seen, of those that were.</summary>
    protected Task<string> PlanOfLastSeenAsync(string direction) => PlanOfAsync($"""
        SELECT d.* FROM endpoint_device_fetches f INNER JOIN endpoint_devices d ON f.device_id = d.id
        ORDER BY f.last_seen_at {direction}, d.mac_address LIMIT 25 OFFSET 0
        """);

    /// <summary>The plan of a search that counts its hits.</summary>
    protected Task<string> PlanOfSearchAsync() => PlanOfAsync(
        "SELECT COUNT(*) FROM endpoint_devices WHERE instr(search_text, 'phone 42') > 0 OR instr(mac_address, '42') > 0");

    // A line of a plan that names the table; others sort, or say what a line before is for.
    private static bool Reads(string step) => step.Contains("endpoint_requests", StringComparison.Ordinal);

    private async IAsyncEnumerable<Device> FleetAsync()
    {
        IPasswordVault vault = fixture.Service.Services.GetRequiredService<IPasswordVault>();
        var model = new PhoneModel("Yealink", "T46S");
        foreach (int number in Enumerable.Range(0, Devices))
        {
            MacAddress mac = ParsedValue.Parse<MacAddress>(string.Create(CultureInfo.InvariantCulture, $"805ec2{number:d6}"));
            DeviceId id = DeviceId.New(DateTimeOffset.UnixEpoch);
            var account = new SipAccount(
                ParsedValue.Parse<SipUsername>($"u{number}"),
                vault.Seal(id, ParsedValue.Parse<SipPassword>("s3cret")),
                ServerAddress.Parse("203.0.113.10", default),
                default);
            yield return Device.Register(
                id, mac, model, ParsedValue.Parse<Label>($"Phone {number}"), account, DateTimeOffset.UnixEpoch.AddSeconds(number));
        }

        await Task.CompletedTask;
    }

    private async Task<string> PlanOfAsync(string query) => string.Join('\n', await fixture.Database.RowsAsync($"{Explain} {query}"));
}

public sealed class QueryPlanOnSqliteTests(ServiceFixture<Sqlite> fixture) : QueryPlanTests<Sqlite>(fixture)
{
    protected override string Explain => "EXPLAIN QUERY PLAN";

    protected override string Analyze => "ANALYZE";

    protected override string PhonesIndex => "ix_endpoint_requests_section (ANY(section) AND mac_address=?)";

    [Fact]
    public async Task A_search_reads_an_index_and_not_the_table() =>
        (await PlanOfSearchAsync()).Should().Contain("COVERING INDEX ix_endpoint_devices_search_text");

    [Theory]
    [InlineData("ASC")]
    [InlineData("DESC")]
    public async Task A_list_by_the_last_request_is_read_in_the_order_of_its_index(string direction) =>
        (await PlanOfLastSeenAsync(direction)).Should().Contain("ix_endpoint_device_fetches_last_seen_at");
}

public sealed class QueryPlanOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : QueryPlanTests<PostgreSql>(fixture)
{
    protected override string Explain => "EXPLAIN";

    protected override string Analyze => "ANALYZE";

    [Theory]
    [InlineData("ASC")]
    [InlineData("DESC")]
    public async Task A_list_by_the_last_request_is_read_in_the_order_of_its_index(string direction) =>
        (await PlanOfLastSeenAsync(direction)).Should().Contain("ix_endpoint_device_fetches_last_seen_at");
}

public sealed class QueryPlanOnMySqlTests(ServiceFixture<MySql> fixture) : QueryPlanTests<MySql>(fixture)
{
    // The default form of MySQL 9 does not name the index of a row that it has read already.
    protected override string Explain => "EXPLAIN FORMAT=TRADITIONAL";

    protected override string Analyze => "ANALYZE TABLE endpoint_devices, endpoint_device_fetches, endpoint_requests";

    protected override string StrangersIndex => "ix_endpoint_requests_has_device";
}

public sealed class QueryPlanOnMariaDbTests(ServiceFixture<MariaDb> fixture) : QueryPlanTests<MariaDb>(fixture)
{
    protected override string Explain => "EXPLAIN";

    protected override string Analyze => "ANALYZE TABLE endpoint_devices, endpoint_device_fetches, endpoint_requests";

    protected override string StrangersIndex => "ix_endpoint_requests_has_device";
}
