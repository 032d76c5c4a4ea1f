using System.Net;
using System.Text.Json;
using EndpointManager.Application.Notify;
using EndpointManager.Infrastructure.Jobs;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Jobs;

/// <summary>Jobs that meet each other, and instances that share them, leave them or lose them.</summary>
public abstract class JobInstancesTests<TEngine> : IAsyncLifetime
    where TEngine : DatabaseEngine, new()
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    // Gives no sign of life: to the others it is as if it had been killed.
    private static readonly JobTimings Silent = new() { Look = Soon, SignOfLife = TimeSpan.FromHours(1), Lease = TimeSpan.FromHours(1), LastWords = TimeSpan.FromMinutes(1) };

    // Takes what stands still for a second, and goes silent itself once it has sent.
    private static readonly JobTimings Eager = new() { Look = Soon, SignOfLife = TimeSpan.FromHours(1), Lease = TimeSpan.FromSeconds(1) };

    private readonly TestFolder _folder = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await new TEngine().CreateDatabaseAsync(_folder);

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Devices_of_a_running_job_are_refused_to_others_and_named_until_it_is_over()
    {
        var network = new TaskCompletionSource<NotifyResult>();
        var notifier = new ScriptedNotifier { Answer = (_, token) => network.Task.WaitAsync(token) };
        await using TestService service = await StartAsync(notifier);
        string[] macs = await service.Client.AddedAsync(160);
        string running = await service.Client.StartedJobAsync(macs[..150]);

        using HttpResponseMessage job = await service.Client.StartJobAsync(macs, "resync");
        using HttpResponseMessage single = await service.Client.NotifyAsync(macs[149]);

        JsonElement problem = await job.ShouldBeProblemAsync(HttpStatusCode.Conflict, "already-running");
        problem.GetProperty("macAddresses").GetArrayLength().Should().Be(100);
        problem.Text("detail").Should().StartWith("150 of the devices");
        await single.ShouldBeProblemAsync(HttpStatusCode.Conflict, "already-running");
        network.SetResult(ScriptedNotifier.Accepted);
        await service.Client.JobUntilAsync(running);
        (await service.Client.NotifyAsync(macs[149])).StatusCode.Should().Be(HttpStatusCode.OK);
        await service.Client.JobUntilAsync(await service.Client.StartedJobAsync(macs, "resync"));
        (await _database.ScalarAsync("SELECT COUNT(*) FROM endpoint_busy_devices")).Should().Be("0");
        notifier.Macs.Count(mac => mac == macs[159]).Should().Be(1, "the refused job sent nothing");
    }

    [Fact]
    public async Task A_phone_that_is_being_notified_by_itself_is_refused_to_a_job()
    {
        var network = new TaskCompletionSource<NotifyResult>();
        var notifier = new ScriptedNotifier { Answer = (request, token) => request.Patient ? Task.FromResult(ScriptedNotifier.Accepted) : network.Task.WaitAsync(token) };
        await using TestService service = await StartAsync(notifier);
        string[] macs = await service.Client.AddedAsync(3);
        Task<HttpResponseMessage> single = service.Client.NotifyAsync(macs[1]);
        await UntilAsync(() => notifier.Sent.Count == 1);

        using HttpResponseMessage refused = await service.Client.StartJobAsync(macs);

        JsonElement problem = await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "already-running");
        problem.GetProperty("macAddresses").GetArrayLength().Should().Be(1);
        network.SetResult(ScriptedNotifier.Accepted);
        (await single).StatusCode.Should().Be(HttpStatusCode.OK);
        await service.Client.JobUntilAsync(await service.Client.StartedJobAsync(macs));
    }

    [Fact]
    public async Task Of_jobs_that_are_started_at_once_over_the_same_devices_one_is_kept_whole()
    {
        var network = new TaskCompletionSource<NotifyResult>();
        var notifier = new ScriptedNotifier { Answer = (_, token) => network.Task.WaitAsync(token) };
        await using TestService one = await StartAsync(notifier);
        await using TestService other = await StartAsync(notifier);
        string[] macs = await one.Client.AddedAsync(120);

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            (i % 2 == 0 ? one : other).Client.StartJobAsync(i % 4 < 2 ? macs[..(50 + i)] : macs[..(50 + i)].Reverse()))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Accepted).Should().Be(1);
        foreach (HttpResponseMessage refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Accepted))
        {
            await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "already-running");
        }

        network.SetResult(ScriptedNotifier.Accepted);
        HttpResponseMessage started = answers.Single(answer => answer.StatusCode == HttpStatusCode.Accepted);
        JsonElement job = await one.Client.JobUntilAsync(started.Headers.Location!.ToString());
        notifier.Macs.Should().OnlyHaveUniqueItems().And.HaveCount(job.Count("accepted"));
    }

    [Fact]
    public async Task Instances_share_jobs_and_nobody_is_notified_twice()
    {
        (ScriptedNotifier mine, ScriptedNotifier theirs) = (new(), new());
        // Longer than a sign of life takes, so that a holder that did not give any would be robbed.
        mine.Answer = theirs.Answer = async (_, token) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), token);
            return ScriptedNotifier.Accepted;
        };
        var timings = new JobTimings { Look = Soon, SignOfLife = Soon, Lease = TimeSpan.FromSeconds(6) };
        await using TestService one = await StartAsync(mine, timings, rate: 20);
        await using TestService other = await StartAsync(theirs, timings, rate: 20);
        string[] macs = await one.Client.AddedAsync(400);

        List<string> jobs = [];
        foreach ((string[] some, int i) in macs.Chunk(50).Select((some, i) => (some, i)))
        {
            jobs.Add(await (i % 2 == 0 ? one : other).Client.StartedJobAsync(some));
        }

        foreach (string job in jobs)
        {
            (await one.Client.JobUntilAsync(job)).Count("accepted").Should().Be(50);
        }

        mine.Macs.Concat(theirs.Macs).Should().BeEquivalentTo(macs);
        mine.Sent.Should().NotBeEmpty();
        theirs.Sent.Should().NotBeEmpty();
    }

    [Fact]
    public async Task What_an_instance_left_open_is_repeated_once_by_another_and_the_first_may_write_nothing_more()
    {
        var network = new TaskCompletionSource<NotifyResult>();
        HashSet<string> answered = [];
        var first = new ScriptedNotifier
        {
            Answer = (request, token) => answered.Contains(request.Device.MacAddress.Value)
                ? Task.FromResult(ScriptedNotifier.Accepted)
                : network.Task.WaitAsync(token),
        };
        await using TestService left = await StartAsync(first, Silent);
        string[] macs = await left.Client.AddedAsync(60);
        answered.UnionWith(macs[..20]);
        string url = await left.Client.StartedJobAsync(macs);
        await left.Client.ReadUntilAsync(url, job => job.Count("accepted") == 20 && job.Count("sent") == 40);

        var second = new ScriptedNotifier();
        await using TestService heir = await StartAsync(second, Eager);
        await heir.Client.JobUntilAsync(url);
        network.SetResult(ScriptedNotifier.Accepted with { Outcome = NotifyOutcome.Rejected, SipStatus = 480, Reason = "Too late" });
        await Task.Delay(TimeSpan.FromSeconds(2));

        second.Macs.Should().BeEquivalentTo(macs[20..]);
        JsonElement job = await heir.Client.ReadAsync(url);
        (job.Text("state"), job.Count("accepted")).Should().Be(("completed", 60));
        IReadOnlyList<JsonElement> items = (await heir.Client.ReadAsync($"{url}/items?pageSize=60")).Items();
        items.Count(item => item.Text("attempt") == "1").Should().Be(20);
        items.Count(item => item.Text("attempt") == "2").Should().Be(40);
        (await _database.ScalarAsync("SELECT COUNT(*) FROM endpoint_busy_devices")).Should().Be("0");
    }

    [Fact]
    public async Task An_instance_that_lost_its_job_in_the_middle_sends_nothing_more_and_stops_when_told()
    {
        var network = new TaskCompletionSource<NotifyResult>();
        var first = new ScriptedNotifier { Answer = (_, token) => network.Task.WaitAsync(token) };
        var second = new ScriptedNotifier();
        await using TestService robbed = await StartAsync(first, Silent);
        string[] macs = await robbed.Client.AddedAsync(300);
        string url = await robbed.Client.StartedJobAsync(macs);
        await robbed.Client.ReadUntilAsync(url, job => job.Count("sent") == 200);
        await using TestService heir = await StartAsync(second, Eager);
        await heir.Client.JobUntilAsync(url);

        network.SetResult(ScriptedNotifier.Accepted);
        await Task.Delay(TimeSpan.FromSeconds(1));

        first.Sent.Should().HaveCount(200);
        second.Macs.Should().BeEquivalentTo(macs);
        await robbed.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_was_left_open_twice_is_not_sent_a_third_time()
    {
        var never = new TaskCompletionSource<NotifyResult>();
        (ScriptedNotifier first, ScriptedNotifier second, ScriptedNotifier third) = (new(), new(), new());
        first.Answer = second.Answer = (_, token) => never.Task.WaitAsync(token);
        await using TestService left = await StartAsync(first, Silent);
        string[] macs = await left.Client.AddedAsync(30);
        string url = await left.Client.StartedJobAsync(macs);
        await left.Client.ReadUntilAsync(url, job => job.Count("sent") == 30);
        await using TestService heir = await StartAsync(second, Eager);
        await UntilAsync(() => second.Sent.Count == 30);

        await using TestService last = await StartAsync(third, Eager);

        (await last.Client.JobUntilAsync(url)).Count("timedOut").Should().Be(30);
        (first.Sent.Count, second.Sent.Count, third.Sent.Count).Should().Be((30, 30, 0));
        JsonElement item = (await last.Client.ReadAsync($"{url}/items?state=timed-out&pageSize=1")).Items()[0];
        (item.Text("attempt"), item.Text("reason")).Should().Be(("2", "The service ended twice before the answer came."));
    }

    [Fact]
    public async Task A_job_that_was_cancelled_while_nobody_ran_it_repeats_nothing()
    {
        var never = new TaskCompletionSource<NotifyResult>();
        (ScriptedNotifier first, ScriptedNotifier second) = (new(), new());
        first.Answer = (_, token) => never.Task.WaitAsync(token);
        await using TestService left = await StartAsync(first, Silent);
        string url = await left.Client.StartedJobAsync(await left.Client.AddedAsync(250));
        await left.Client.ReadUntilAsync(url, job => job.Count("sent") == 200);
        using HttpResponseMessage cancelled = await left.Client.PostAsync(new Uri(url + "/cancel", UriKind.Relative), null);

        await using TestService heir = await StartAsync(second, Eager);

        JsonElement job = await heir.Client.JobUntilAsync(url, "cancelled");
        (job.Count("timedOut"), job.Count("cancelled")).Should().Be((200, 50));
        second.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task A_service_that_is_stopped_in_good_order_leaves_its_job_to_the_next_and_nobody_is_notified_twice()
    {
        (ScriptedNotifier before, ScriptedNotifier after) = (new(), new());
        string[] macs;
        string url;
        await using (TestService stopped = await StartAsync(before, rate: 40))
        {
            macs = await stopped.Client.AddedAsync(400);
            url = await stopped.Client.StartedJobAsync(macs);
            await stopped.Client.ReadUntilAsync(url, job => job.Count("accepted") >= 30);
            await stopped.StopAsync();
        }

        await using TestService next = await StartAsync(after);

        (await next.Client.JobUntilAsync(url)).Count("accepted").Should().Be(400);
        before.Macs.Concat(after.Macs).Should().BeEquivalentTo(macs);
        after.Sent.Should().NotBeEmpty();
    }

    private static async Task UntilAsync(Func<bool> met)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!met())
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(30));
            await Task.Delay(50);
        }
    }

    private Task<TestService> StartAsync(ScriptedNotifier notifier, JobTimings? timings = null, int rate = 200) =>
        NotifyClient.StartAsync(_folder, _database, notifier, timings, rate);
}

public sealed class JobInstancesOnSqliteTests : JobInstancesTests<Sqlite>;

public sealed class JobInstancesOnPostgreSqlTests : JobInstancesTests<PostgreSql>;

public sealed class JobInstancesOnMySqlTests : JobInstancesTests<MySql>;

public sealed class JobInstancesOnMariaDbTests : JobInstancesTests<MariaDb>;
