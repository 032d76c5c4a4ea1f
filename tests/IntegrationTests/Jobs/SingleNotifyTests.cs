using System.Net;
using System.Text.Json;
using EndpointManager.Application.Common;
using EndpointManager.Application.Notify;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Jobs;

/// <summary>One phone that is told to restart, or to fetch its configuration.</summary>
public abstract class SingleNotifyTests<TEngine>(NotifyServiceFixture<TEngine> fixture) : IClassFixture<NotifyServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private readonly HttpClient _client = fixture.Service.Client;

    [Theory]
    [InlineData("Yealink", "T46S", "reboot", "check-sync;reboot=true")]
    [InlineData("Yealink", "T46S", "resync", "check-sync;reboot=false")]
    [InlineData("Fanvil", "X3S", "resync", "check-sync")]
    public async Task A_phone_is_sent_the_event_of_its_brand(string brand, string model, string action, string sent)
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac, brand, model));

        using HttpResponseMessage response = await _client.NotifyAsync(mac, action);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        NotifyRequest request = fixture.Notifier.Sent.Single(request => request.Device.MacAddress.Value == mac);
        (request.Event, request.Patient).Should().Be((sent, false));
        (await response.Content.ReadAsStringAsync()).Should().Be(
            """{"outcome":"accepted","sipStatus":200,"reason":"OK","route":"direct","target":"sip:2042@10.1.2.3:5060","transport":"udp","responder":"Yealink SIP-T46S 66.86.0.15","elapsedMs":42}""");
    }

    [Theory]
    [InlineData(NotifyOutcome.Rejected, HttpStatusCode.BadGateway, "sip-rejected", "rejected")]
    [InlineData(NotifyOutcome.Unreachable, HttpStatusCode.BadGateway, "sip-unreachable", "unreachable")]
    [InlineData(NotifyOutcome.TimedOut, HttpStatusCode.GatewayTimeout, "sip-timeout", "timed-out")]
    public async Task A_phone_that_did_not_accept_is_a_problem_that_says_how_far_it_came(
        NotifyOutcome outcome, HttpStatusCode status, string code, string name)
    {
        string mac = await AddAsync();
        Answering(mac, (_, _) => Task.FromResult(ScriptedNotifier.Accepted with { Outcome = outcome, SipStatus = 481, Reason = "Nobody", Responder = null }));

        using HttpResponseMessage response = await _client.NotifyAsync(mac);

        JsonElement problem = await response.ShouldBeProblemAsync(status, code);
        (problem.Text("outcome"), problem.Text("sipStatus"), problem.Text("reason"), problem.Text("responder"), problem.Text("route"))
            .Should().Be((name, "481", "Nobody", null, "direct"));
        (problem.Text("target"), problem.Text("transport"), problem.Text("elapsedMs")).Should().Be(("sip:2042@10.1.2.3:5060", "udp", "42"));
    }

    [Fact]
    public async Task A_device_that_does_not_exist_and_a_mac_that_is_none_are_problems()
    {
        using HttpResponseMessage missing = await _client.NotifyAsync(Mac.Next());
        using HttpResponseMessage wrong = await _client.NotifyAsync("x", "resync");

        await missing.ShouldBeProblemAsync(HttpStatusCode.NotFound, "device-not-found");
        await wrong.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_a_problem_of_the_service()
    {
        string mac = await AddAsync();
        Answering(mac, (_, _) => throw new SecretUnreadableException("There is no key."));

        using HttpResponseMessage response = await _client.NotifyAsync(mac);

        await response.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "secret-unreadable");
        Answering(mac, (_, _) => Task.FromResult(ScriptedNotifier.Accepted));
        (await _client.NotifyAsync(mac)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_device_of_a_brand_that_is_gone_from_the_catalogue_cannot_be_notified()
    {
        string mac = await AddAsync();
        await fixture.Database.ExecuteAsync($"UPDATE endpoint_devices SET brand = 'Gone' WHERE mac_address = '{mac}'");

        using HttpResponseMessage response = await _client.NotifyAsync(mac);

        (await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation"))
            .GetProperty("errors").GetProperty("brand").GetArrayLength().Should().Be(1);
        fixture.Notifier.Macs.Should().NotContain(mac);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_sent_and_the_others_are_told_on_another_instance_too()
    {
        string mac = await AddAsync();
        var network = new TaskCompletionSource<NotifyResult>();
        Answering(mac, (_, _) => network.Task);
        var elsewhere = new ScriptedNotifier { Answer = (_, _) => network.Task };
        await using TestService other = await fixture.StartAsync(elsewhere);

        Task<HttpResponseMessage>[] all =
            [.. Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? _client : other.Client).NotifyAsync(mac, i % 3 == 0 ? "reboot" : "resync"))];
        // One waits for the network, and so long it is busy to all others.
        for (List<Task> waiting = [.. all]; waiting.Count > 1;)
        {
            waiting.Remove(await Task.WhenAny(waiting).WaitAsync(TimeSpan.FromSeconds(30)));
        }

        network.SetResult(ScriptedNotifier.Accepted);

        HttpResponseMessage[] answers = await Task.WhenAll(all);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(1);
        foreach (HttpResponseMessage refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
        {
            JsonElement problem = await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "already-running");
            problem.GetProperty("macAddresses")[0].GetString()!.Replace(":", "", StringComparison.Ordinal).Should().BeEquivalentTo(mac);
        }

        (fixture.Notifier.Macs.Count(sent => sent == mac) + elsewhere.Macs.Count).Should().Be(1);
        (await _client.NotifyAsync(mac)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_a_killed_instance_left_busy_is_free_again_after_a_while()
    {
        string mac = await AddAsync();
        string id = (await _client.ReadAsync($"{ConsoleClient.Devices}/{mac}")).Text("id")!;
        await OccupyAsync(id, "2026-01-01 00:00:00");
        (await _client.NotifyAsync(mac)).StatusCode.Should().Be(HttpStatusCode.OK);

        await OccupyAsync(id, "2109-01-01 00:00:00");
        (await _client.NotifyAsync(mac)).StatusCode.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_phone_is_reached_where_it_fetched_its_own_file_and_whoever_else_did_there_is_known()
    {
        (string alone, string one, string other) = (await AddAsync("u1"), await AddAsync("u2"), await AddAsync("u3"));
        await FetchAsync(alone, "10.8.0.1");
        await FetchAsync(one, "10.8.0.2");
        await FetchAsync(other, "10.8.0.2");
        // The documented form, and a file of all phones, are not the phone's own.
        using HttpResponseMessage common = await _client.FetchAsync("/provision/y000000000066.cfg", $"Yealink SIP-T46S 66.85.0.5 {alone}", "10.8.0.9");
        await _client.FetchOfAsync(alone);

        PhoneReach reach = await ReachOfAsync(alone);
        (reach.Address?.ToString(), reach.AddressIsShared).Should().Be(("10.8.0.1", false));
        reach.FetchedAt.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(2));
        (await ReachOfAsync(one)).AddressIsShared.Should().BeTrue();

        await FetchAsync(other, "10.8.0.3");
        await _client.FetchOfAsync(other);
        (await ReachOfAsync(one)).AddressIsShared.Should().BeFalse();
        (await ReachOfAsync(other)).Address?.ToString().Should().Be("10.8.0.3");
    }

    [Fact]
    public async Task A_phone_that_never_fetched_is_nowhere_known()
    {
        PhoneReach reach = await ReachOfAsync(await AddAsync(Mac.Next()));

        reach.Should().Be(new PhoneReach(null, null, AddressIsShared: false, AccountIsShared: false));
    }

    [Theory]
    [InlineData("Shared", "pbx.example.com:5070", true)]
    [InlineData("shared", "pbx.example.com:5070", false)]
    [InlineData("Shared", "pbx.example.com:5071", false)]
    [InlineData("Shared", "pbx2.example.com:5070", false)]
    public async Task An_account_is_shared_by_the_same_user_at_the_same_server_only(string username, string server, bool shared)
    {
        string unique = Mac.Next();
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac, username: "Shared" + unique, server: "PBX.example.com:5070"));
        await _client.AddedAsync(ConsoleClient.Device(Mac.Next(), username: username + unique, server: server));

        (await ReachOfAsync(mac)).AccountIsShared.Should().Be(shared);
    }

    private async Task<string> AddAsync(string username = "2042")
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac, username: username));
        return mac;
    }

    private async Task FetchAsync(string mac, string from)
    {
        using HttpResponseMessage file = await _client.FetchAsync($"/provision/{mac}.cfg", from: from);
        file.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<PhoneReach> ReachOfAsync(string mac)
    {
        using HttpResponseMessage response = await _client.NotifyAsync(mac);
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return fixture.Notifier.Sent.Last(request => request.Device.MacAddress.Value == mac).Reach;
    }

    private Task OccupyAsync(string deviceId, string until) => fixture.Database.ExecuteAsync($"""
        INSERT INTO endpoint_busy_devices (device_id, occupation, expires_at)
        SELECT id, id, '{until}' FROM endpoint_devices WHERE LOWER(CAST(id AS CHAR(36))) = '{deviceId}'
        """);

    // Tests of a class run one after the other, and each is about devices of its own.
    private void Answering(string mac, Func<NotifyRequest, CancellationToken, Task<NotifyResult>> answer) => fixture.Notifier.Answer =
        (request, token) => request.Device.MacAddress.Value == mac ? answer(request, token) : Task.FromResult(ScriptedNotifier.Accepted);
}

public sealed class SingleNotifyOnSqliteTests(NotifyServiceFixture<Sqlite> fixture) : SingleNotifyTests<Sqlite>(fixture);

public sealed class SingleNotifyOnPostgreSqlTests(NotifyServiceFixture<PostgreSql> fixture) : SingleNotifyTests<PostgreSql>(fixture);

public sealed class SingleNotifyOnMySqlTests(NotifyServiceFixture<MySql> fixture) : SingleNotifyTests<MySql>(fixture);

public sealed class SingleNotifyOnMariaDbTests(NotifyServiceFixture<MariaDb> fixture) : SingleNotifyTests<MariaDb>(fixture);
