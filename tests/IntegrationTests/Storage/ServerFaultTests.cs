using System.Globalization;
using System.Net;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Storage;

/// <summary>What the service does while its database server cannot do what is asked.</summary>
public abstract class ServerFaultTests<TEngine> : IDisposable
    where TEngine : ServerEngine, new()
{
    private static readonly Uri Ready = new("/health/ready", UriKind.Relative);

    private readonly TestFolder _folder = new();
    private readonly TEngine _engine = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Started_before_its_database_the_service_says_so_and_recovers_by_itself()
    {
        await using DatabaseServer server = await _engine.StartOwnServerAsync();
        TestDatabase database = await server.CreateDatabaseAsync();
        await server.StopAsync();
        using ServiceProcess service = ServiceProcess.Start(_folder.Path, database.ToToml());

        await service.WaitUntilLiveAsync();

        await ShouldBeUnavailableAsync(service.Client);
        await server.StartAgainAsync();
        await service.WaitUntilReadyAsync();
        await service.Client.AddedAsync(ConsoleClient.Device());
    }

    [Fact]
    public async Task A_server_that_hangs_and_one_that_restarts_lose_nothing_that_was_acknowledged()
    {
        await using DatabaseServer server = await _engine.StartOwnServerAsync();
        TestDatabase database = await server.CreateDatabaseAsync();
        await using TestService service = await TestService.StartAsync(_folder, database: database.Settings);
        await using var load = new Load(service.Client);

        await load.AcknowledgedAsync(50);
        await server.PauseAsync();
        await load.RefusedAsync(10);
        await server.UnpauseAsync();
        await load.AcknowledgedAsync(50);
        await server.StopAsync();
        await load.RefusedAsync(10);
        await server.StartAgainAsync();
        await load.AcknowledgedAsync(50);
        await load.StopAsync();

        load.ShouldHaveMetOnlySuccessAnd503InTime();
        await load.ShouldBeKeptAsync();
    }

    [Fact]
    public async Task While_a_server_hangs_phones_are_answered_and_all_that_they_asked_is_recorded_afterwards()
    {
        const int Asked = 30;
        await using DatabaseServer server = await _engine.StartOwnServerAsync();
        TestDatabase database = await server.CreateDatabaseAsync();
        await using TestService service = await TestService.StartAsync(_folder, database: database.Settings);
        await service.Client.AddedAsync(ConsoleClient.Device("805ec0123456"));

        await server.PauseAsync();
        for (int i = 0; i < Asked; i++)
        {
            await service.Client.FileAsync("/provision/y000000000066.cfg");
        }

        using HttpResponseMessage own = await service.Client.FetchAsync("/provision/805ec0123456.cfg");
        own.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await server.UnpauseAsync();

        await service.Client.UntilReadyAsync();
        await service.Client.ReadUntilAsync(
            $"{PhoneRecord.Requests}?pageSize=1", page => page.Text("totalItems") == (Asked + 1).ToString(CultureInfo.InvariantCulture));
        (await service.Client.ReadAsync($"{PhoneRecord.Requests}?reason=storage-unavailable")).Items().Should().ContainSingle();
    }

    // The connection string asks for no timeout; a request has its deadline all the same.
    [Fact]
    public async Task With_every_connection_in_use_requests_are_answered_503_in_time_and_served_again_afterwards()
    {
        TestDatabase database = await _engine.CreateDatabaseAsync(_folder);
        await using TestService service =
            await TestService.StartAsync(_folder, database: database.With("Maximum Pool Size=2;Command Timeout=0").Settings);
        await service.Client.AddedAsync(ConsoleClient.Device());
        IAsyncDisposable held = await database.HoldAsync(_engine.LockTableSql("endpoint_devices"));
        await using var load = new Load(service.Client);

        await load.RefusedAsync(40);
        await load.StopAsync();

        load.ShouldHaveMetOnlySuccessAnd503InTime();
        await held.DisposeAsync();
        await service.Client.AddedAsync(ConsoleClient.Device(Mac.Next()));
        await load.ShouldBeKeptAsync();
    }

    [Fact]
    public async Task Two_connections_are_enough_for_a_burst()
    {
        TestDatabase database = await _engine.CreateDatabaseAsync(_folder);
        await using TestService service =
            await TestService.StartAsync(_folder, database: database.With("Maximum Pool Size=2").Settings);

        HttpResponseMessage[] responses = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => service.Client.AddAsync(ConsoleClient.Device(Mac.Next()))));

        responses.Should().OnlyContain(response => response.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_user_who_may_only_read_serves_phones_and_lists_and_refuses_changes()
    {
        TestDatabase database = await _engine.CreateDatabaseAsync(_folder);
        await using (TestService owner = await TestService.StartAsync(_folder, database: database.Settings))
        {
            await owner.Client.AddedAsync(ConsoleClient.Device("805ec0123456"));
        }

        TestDatabase reader = await _engine.AsReaderAsync(database);
        await using TestService service = await TestService.StartAsync(_folder, database: reader.Settings);

        await service.Client.UntilReadyAsync();
        using HttpResponseMessage phone = await service.Client.GetAsync(new Uri("/provision/805ec0123456.cfg", UriKind.Relative));
        using HttpResponseMessage added = await service.Client.AddAsync(ConsoleClient.Device(Mac.Next()));
        using HttpResponseMessage edited = await service.Client.EditAsync("805ec0123456", new System.Text.Json.Nodes.JsonObject { ["label"] = "x" });

        phone.StatusCode.Should().Be(HttpStatusCode.OK);
        (await service.Client.ReadAsync(ConsoleClient.Devices)).GetProperty("totalItems").GetInt64().Should().Be(1);
        await added.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        await edited.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
    }

    private static async Task ShouldBeUnavailableAsync(HttpClient client)
    {
        using HttpResponseMessage ready = await client.GetAsync(Ready);
        using HttpResponseMessage phone = await client.GetAsync(new Uri("/provision/805ec0123456.cfg", UriKind.Relative));
        using HttpResponseMessage console = await client.AddAsync(ConsoleClient.Device());
        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        phone.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        phone.Headers.RetryAfter.Should().NotBeNull();
        await console.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
    }
}

public sealed class PostgreSqlFaultTests : ServerFaultTests<PostgreSql>;

public sealed class MySqlFaultTests : ServerFaultTests<MySql>;

public sealed class MariaDbFaultTests : ServerFaultTests<MariaDb>;
