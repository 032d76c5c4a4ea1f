using System.Net;
using System.Text.Json;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Jobs;

/// <summary>Reboots and jobs over the network, with nothing in the place of anything.</summary>
public abstract class RealPhoneTests<TEngine> : IAsyncLifetime
    where TEngine : DatabaseEngine, new()
{
    private const string Lan = "10.1.2.3";

    private readonly TestFolder _folder = new();
    private readonly List<NotifiedPhone> _phones = [];

    private TestDatabase Database { get; set; } = null!;

    public async Task InitializeAsync() => Database = await new TEngine().CreateDatabaseAsync(_folder);

    public Task DisposeAsync()
    {
        _phones.ForEach(phone => phone.Dispose());
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_phone_takes_the_notify_and_fetches_its_file_and_its_job_shows_both()
    {
        await using TestService service = await TestService.StartAsync(
            _folder,
            trustedProxies: [IPNetwork.Parse("127.0.0.0/8")],
            database: Database.Settings,
            sip: new SipSettings { Route = "server", AllowedTargets = [IPNetwork.Parse("127.0.0.0/8")] });
        NotifiedPhone phone = Phone(TimeSpan.Zero, async mac =>
        {
            using HttpResponseMessage file = await service.Client.FetchAsync($"/provision/{mac}.cfg", $"Yealink SIP-T46S 66.86.0.15 {mac}", Lan);
        });
        await AddAsync(service.Client, phone);

        string url = await service.Client.StartedJobAsync([phone.Mac], "resync");

        JsonElement item = (await service.Client.ReadUntilAsync($"{url}/items", items => items.Items()[0].Text("fetchedAt") is not null)).Items()[0];
        (item.Text("state"), item.Text("sipStatus"), item.Text("route"), item.Text("transport")).Should().Be(("accepted", "200", "server", "udp"));
        item.Text("target").Should().Be($"sip:2042@{phone.EndPoint}");
        (phone.Notifies, phone.LastEvent).Should().Be((1, "check-sync;reboot=false"));
        JsonElement device = await service.Client.ReadAsync($"{ConsoleClient.Devices}/{phone.Mac}");
        device.GetProperty("fetch").Text("upToDate").Should().Be("True");

        using HttpResponseMessage rebooted = await service.Client.NotifyAsync(phone.Mac);

        rebooted.StatusCode.Should().Be(HttpStatusCode.OK, await rebooted.Content.ReadAsStringAsync());
        (phone.Notifies, phone.LastEvent).Should().Be((2, "check-sync;reboot=true"));
    }

    [Fact]
    public async Task A_job_that_a_kill_cut_off_goes_on_and_notifies_nobody_twice_who_had_answered()
    {
        const int Count = 80;
        string toml = $"{Database.ToToml()}\n[sip]\nroute = \"server\"\nallowed_targets = [\"127.0.0.0/8\"]\nrate_per_second = 10\n";
        NotifiedPhone[] phones = [.. Enumerable.Range(0, Count).Select(_ => Phone(TimeSpan.FromMilliseconds(300)))];
        string url;
        HashSet<string> answered;
        using (ServiceProcess service = ServiceProcess.Start(_folder.Path, toml))
        {
            await service.WaitUntilReadyAsync();
            foreach (NotifiedPhone phone in phones)
            {
                await AddAsync(service.Client, phone);
            }

            url = await service.Client.StartedJobAsync(phones.Select(phone => phone.Mac));
            await service.Client.ReadUntilAsync(url, job => job.Count("accepted") >= Count / 8);
            JsonElement accepted = await service.Client.ReadAsync($"{url}/items?state=accepted&pageSize=200");
            answered = [.. accepted.Items().Select(item => item.Text("macAddress")!.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant())];
            await service.KillAsync();
        }

        answered.Count.Should().BeLessThan(Count, "the kill has to come in the middle");
        using ServiceProcess restarted = ServiceProcess.Start(_folder.Path, toml);
        await restarted.WaitUntilReadyAsync();

        JsonElement finished = await restarted.Client.ReadUntilAsync(url, job => job.Text("state") == "completed", TimeSpan.FromMinutes(2));

        finished.Count("accepted").Should().Be(Count);
        phones.Should().OnlyContain(phone => phone.Notifies == 1 || phone.Notifies == 2);
        phones.Where(phone => answered.Contains(phone.Mac)).Should().HaveCount(answered.Count).And.OnlyContain(phone => phone.Notifies == 1);
        phones.Should().Contain(phone => phone.Notifies == 2, "some were cut off before their answer");
    }

    private static Task AddAsync(HttpClient client, NotifiedPhone phone) =>
        client.AddedAsync(ConsoleClient.Device(phone.Mac, server: phone.EndPoint.ToString()));

    private NotifiedPhone Phone(TimeSpan answerAfter, Func<string, Task>? then = null)
    {
        var phone = new NotifiedPhone(Mac.Next(), answerAfter, then);
        _phones.Add(phone);
        return phone;
    }
}

public sealed class RealPhoneOnSqliteTests : RealPhoneTests<Sqlite>;

public sealed class RealPhoneOnPostgreSqlTests : RealPhoneTests<PostgreSql>;

public sealed class RealPhoneOnMySqlTests : RealPhoneTests<MySql>;

public sealed class RealPhoneOnMariaDbTests : RealPhoneTests<MariaDb>;
