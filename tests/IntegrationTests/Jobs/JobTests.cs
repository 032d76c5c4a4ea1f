using System.Net;
using System.Text.Json;
using EndpointManager.Application.Common;
using EndpointManager.Application.Notify;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Jobs;

/// <summary>Jobs over many phones, from their start to their end.</summary>
public abstract class JobTests<TEngine>(NotifyServiceFixture<TEngine> fixture) : IClassFixture<NotifyServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private readonly HttpClient _client = fixture.Service.Client;

    [Fact]
    public async Task Every_phone_of_a_job_is_notified_once_and_its_answer_is_listed()
    {
        Answering((_, _) => Task.FromResult(ScriptedNotifier.Accepted));
        string[] macs = await _client.AddedAsync(200);

        using HttpResponseMessage started = await _client.StartJobAsync(macs.Append(macs[0].ToUpperInvariant()).Append("80:5e:c9:00:00:00"), "resync");

        started.StatusCode.Should().Be(HttpStatusCode.Accepted);
        JsonElement answer = await started.JsonAsync();
        string url = started.Headers.Location!.ToString();
        url.Should().Be($"{NotifyClient.Jobs}/{answer.Text("id")}");
        (answer.Text("action"), answer.Text("state"), answer.Text("devices"), answer.Count("queued")).Should().Be(("resync", "running", "200", 200));
        answer.GetProperty("notFound").EnumerateArray().Select(mac => mac.GetString()).Should().Equal("80:5E:C9:00:00:00");
        JsonElement job = await _client.JobUntilAsync(url);
        job.Count("accepted").Should().Be(200);
        job.Text("finishedAt").Should().NotBeNull();
        fixture.Notifier.Macs.Where(macs.Contains).Should().HaveCount(200).And.OnlyHaveUniqueItems();
        fixture.Notifier.Sent.Where(request => macs.Contains(request.Device.MacAddress.Value))
            .Should().OnlyContain(request => request.Patient && request.Event == "check-sync;reboot=false");
        JsonElement first = await _client.ReadAsync($"{url}/items?pageSize=150");
        JsonElement second = await _client.ReadAsync($"{url}/items?pageSize=150&page=2&state=accepted");
        (first.Text("totalItems"), first.Text("totalPages")).Should().Be(("200", "2"));
        first.Items().Concat(second.Items()).Select(item => item.Text("macAddress")).Should().HaveCount(200).And.OnlyHaveUniqueItems();
        JsonElement item = second.Items()[0];
        (item.Text("state"), item.Text("attempt"), item.Text("sipStatus"), item.Text("reason"), item.Text("route"), item.Text("elapsedMs"))
            .Should().Be(("accepted", "1", "200", "OK", "direct", "42"));
        (item.Text("target"), item.Text("transport"), item.Text("responder"), item.Text("fetchedAt"))
            .Should().Be(("sip:2042@10.1.2.3:5060", "udp", "Yealink SIP-T46S 66.86.0.15", null));
        (await _client.ReadAsync($"{url}/items?state=queued")).Items().Should().BeEmpty();
        (await _client.ReadAsync($"{NotifyClient.Jobs}?pageSize=1")).Items()[0].Text("id").Should().Be(answer.Text("id"));
    }

    [Fact]
    public async Task Each_outcome_is_a_state_of_its_own()
    {
        string[] macs = await _client.AddedAsync(6);
        string responder = new string('x', 255) + "😀";
        Dictionary<string, Func<NotifyResult>> answers = new()
        {
            [macs[0]] = () => ScriptedNotifier.Accepted with { Responder = responder },
            [macs[1]] = () => ScriptedNotifier.Accepted with { Outcome = NotifyOutcome.Rejected, SipStatus = 481, Reason = "Nobody" },
            [macs[2]] = () => ScriptedNotifier.Accepted with { Outcome = NotifyOutcome.Unreachable, SipStatus = null, Target = null, Transport = null },
            [macs[3]] = () => ScriptedNotifier.Accepted with { Outcome = NotifyOutcome.TimedOut, SipStatus = null },
            [macs[4]] = () => throw new SecretUnreadableException("There is no key."),
            [macs[5]] = () => throw new InvalidOperationException("A fault of the service."),
        };
        Answering((request, _) => Task.FromResult(answers[request.Device.MacAddress.Value]()));

        string url = await _client.StartedJobAsync(macs);

        JsonElement job = await _client.JobUntilAsync(url);
        (job.Count("accepted"), job.Count("rejected"), job.Count("unreachable"), job.Count("timedOut")).Should().Be((1, 2, 2, 1));
        (await ItemAsync(url, macs[0])).Text("responder").Should().Be(new string('x', 255));
        (await ItemAsync(url, macs[1])).Text("reason").Should().Be("Nobody");
        (await ItemAsync(url, macs[2])).Text("target").Should().BeNull();
        (await ItemAsync(url, macs[4])).Text("reason").Should().Contain("password cannot be decrypted");
        (await ItemAsync(url, macs[5])).Text("reason").Should().NotContain("A fault");
        (await _client.ReadAsync($"{url}/items?state=timed-out")).Items().Single().Text("state").Should().Be("timed-out");
    }

    [Fact]
    public async Task A_cancelled_job_notifies_nobody_any_more_and_frees_its_devices()
    {
        string[] macs = await _client.AddedAsync(300);
        var network = new TaskCompletionSource<NotifyResult>();
        Answering((request, token) => network.Task.WaitAsync(token));
        string url = await _client.StartedJobAsync(macs);
        await _client.ReadUntilAsync(url, job => job.Count("sent") >= 50);

        JsonElement cancelling = await CancelAsync(url);
        cancelling.Text("state").Should().Be("cancelling");
        await Task.Delay(TimeSpan.FromSeconds(1));
        network.SetResult(ScriptedNotifier.Accepted);

        JsonElement cancelled = await _client.JobUntilAsync(url, "cancelled");
        int sent = fixture.Notifier.Macs.Count(macs.Contains);
        (cancelled.Count("accepted"), cancelled.Count("cancelled")).Should().Be((sent, 300 - sent));
        sent.Should().BeLessThan(300);
        (await CancelAsync(url)).Text("state").Should().Be("cancelled");
        JsonElement left = (await _client.ReadAsync($"{url}/items?state=cancelled&pageSize=1")).Items()[0];
        (left.Text("attempt"), left.Text("sentAt"), left.Text("reason")).Should().Be(("0", null, "The job was cancelled."));
        await _client.JobUntilAsync(await _client.StartedJobAsync(macs));
    }

    [Fact]
    public async Task What_a_phone_fetches_after_it_was_notified_is_shown_with_it()
    {
        Answering((_, _) => Task.FromResult(ScriptedNotifier.Accepted));
        string[] macs = await _client.AddedAsync(2);
        foreach (string mac in macs)
        {
            await FetchAsync(mac);
        }

        await _client.FetchOfAsync(macs[1]);
        string url = await _client.StartedJobAsync(macs, "resync");
        await _client.JobUntilAsync(url);
        (await ItemAsync(url, macs[0])).Text("fetchedAt").Should().BeNull("what it fetched before tells nothing");

        await FetchAsync(macs[0]);

        JsonElement item = (await _client.ReadUntilAsync($"{url}/items", items => items.Items().Any(item => item.Text("fetchedAt") is not null)))
            .Items().Single(item => item.Text("fetchedAt") is not null);
        item.Text("macAddress").Should().Be(Colons(macs[0]));
        item.GetProperty("fetchedAt").GetDateTime().Should().BeOnOrAfter(item.GetProperty("sentAt").GetDateTime());
    }

    [Fact]
    public async Task Devices_that_go_or_move_while_they_wait_are_left_out_or_followed()
    {
        string[] macs = await _client.AddedAsync(250);
        var network = new TaskCompletionSource<NotifyResult>();
        Answering((_, token) => network.Task.WaitAsync(token));
        string url = await _client.StartedJobAsync(macs);
        // As many as are on their way at once; the others wait.
        await _client.ReadUntilAsync(url, job => job.Count("sent") == 200);
        string[] waiting = await MacsAsync(url, "queued");
        using HttpResponseMessage deleted = await _client.DeleteAsync(new Uri($"{ConsoleClient.Devices}/{waiting[0]}", UriKind.Relative));
        string moved = Mac.Next();
        using HttpResponseMessage edited = await _client.EditAsync(waiting[1], new System.Text.Json.Nodes.JsonObject { ["macAddress"] = moved });
        await fixture.Database.ExecuteAsync($"UPDATE endpoint_devices SET brand = 'Gone' WHERE mac_address = '{waiting[2]}'");

        network.SetResult(ScriptedNotifier.Accepted);

        JsonElement job = await _client.JobUntilAsync(url);
        (job.Count("accepted"), job.Count("cancelled")).Should().Be((248, 2));
        (await ItemAsync(url, waiting[0])).Text("reason").Should().Contain("deleted");
        (await ItemAsync(url, waiting[1])).Text("state").Should().Be("accepted");
        (await ItemAsync(url, waiting[2])).Text("reason").Should().Contain("brand");
        fixture.Notifier.Macs.Should().Contain(moved).And.NotContain(waiting[0]).And.NotContain(waiting[2]);
    }

    [Fact]
    public async Task A_filter_chooses_the_devices()
    {
        Answering((_, _) => Task.FromResult(ScriptedNotifier.Accepted));
        string label = "Floor-" + Mac.Next();
        string[] macs = BulkClient.Macs(12);
        using HttpResponseMessage import = await _client.ImportAsync(BulkClient.Csv(macs, label));
        await FetchAsync(macs[3]);
        await _client.FetchOfAsync(macs[3]);

        JsonElement never = await FilteredAsync($$$"""{"filter":{"search":"{{{label}}}","brand":"yealink","model":"t46s","upToDate":"never"}}""");
        JsonElement fetched = await FilteredAsync($$$"""{"filter":{"search":"{{{label}}}","upToDate":"true"}}""");
        JsonElement nobody = await FilteredAsync("""{"filter":{"search":"nobody has this"}}""");

        (never.Text("devices"), fetched.Text("devices")).Should().Be(("11", "1"));
        (nobody.Text("devices"), nobody.Text("state")).Should().Be(("0", "completed"));
        nobody.Text("finishedAt").Should().NotBeNull();
    }

    [Theory]
    [InlineData("{}", "macAddresses")]
    [InlineData("""{"macAddresses":["80:5E:C0:12:34:56"],"filter":{}}""", "macAddresses")]
    [InlineData("""{"macAddresses":[]}""", "macAddresses")]
    [InlineData("""{"macAddresses":["x",7]}""", "macAddresses[0]", "macAddresses[1]")]
    [InlineData("""{"macAddresses":"x"}""", "macAddresses")]
    [InlineData("""{"filter":{"upToDate":"x","serch":"y"},"expectedCount":1}""", "expectedCount", "filter.serch", "upToDate")]
    [InlineData("""{"filter":[]}""", "filter")]
    public async Task A_body_that_is_wrong_starts_nothing_and_every_mistake_is_named(string body, params string[] members)
    {
        using HttpResponseMessage response = await _client.StartJobAsync(body);

        (await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation")).GetProperty("errors").EnumerateObject()
            .Select(error => error.Name).Should().BeEquivalentTo(members);
    }

    [Fact]
    public async Task A_job_that_does_not_exist_is_not_found_and_an_id_that_is_none_is_a_mistake()
    {
        foreach (string path in new[] { "", "/items" })
        {
            using HttpResponseMessage missing = await _client.GetAsync(new Uri($"{NotifyClient.Jobs}/{Guid.NewGuid()}{path}", UriKind.Relative));
            await missing.ShouldBeProblemAsync(HttpStatusCode.NotFound, "job-not-found");
        }

        using HttpResponseMessage cancelled = await _client.PostAsync(new Uri($"{NotifyClient.Jobs}/{Guid.NewGuid()}/cancel", UriKind.Relative), null);
        await cancelled.ShouldBeProblemAsync(HttpStatusCode.NotFound, "job-not-found");
        using HttpResponseMessage wrong = await _client.GetAsync(new Uri($"{NotifyClient.Jobs}/x/items?state=y&page=0&pageSize=201", UriKind.Relative));
        (await wrong.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation")).GetProperty("errors").EnumerateObject()
            .Select(error => error.Name).Should().BeEquivalentTo("id", "state", "page", "pageSize");
    }

    [Fact]
    public async Task A_finished_job_goes_when_it_is_old()
    {
        Answering((_, _) => Task.FromResult(ScriptedNotifier.Accepted));
        string url = await _client.StartedJobAsync(await _client.AddedAsync(3));
        string kept = await _client.StartedJobAsync(await _client.AddedAsync(1));
        await _client.JobUntilAsync(url);
        await _client.JobUntilAsync(kept);
        string job = $"LOWER(CAST({{0}} AS CHAR(36))) = '{url[^36..]}'";
        await fixture.Database.ExecuteAsync(
            "UPDATE endpoint_jobs SET finished_at = '2025-01-01 00:00:00' WHERE " + job.Replace("{0}", "id", StringComparison.Ordinal));

        await using TestService other = await fixture.StartAsync(new ScriptedNotifier());

        await other.Client.ReadUntilAsync($"{NotifyClient.Jobs}?pageSize=200", jobs => !jobs.Items().Any(listed => url.EndsWith(listed.Text("id")!, StringComparison.Ordinal)));
        (await fixture.Database.ScalarAsync("SELECT COUNT(*) FROM endpoint_job_items WHERE " + job.Replace("{0}", "job_id", StringComparison.Ordinal)))
            .Should().Be("0");
        (await _client.ReadAsync($"{kept}/items")).Items().Should().ContainSingle();
    }

    private static string Colons(string mac) => string.Join(':', mac.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));

    private static string Bare(string colons) => colons.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant();

    private async Task<JsonElement> FilteredAsync(string body)
    {
        using HttpResponseMessage response = await _client.StartJobAsync(body);
        response.StatusCode.Should().Be(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        await _client.JobUntilAsync(response.Headers.Location!.ToString());
        return await response.JsonAsync();
    }

    private async Task<JsonElement> CancelAsync(string url)
    {
        using HttpResponseMessage response = await _client.PostAsync(new Uri(url + "/cancel", UriKind.Relative), null);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return await response.JsonAsync();
    }

    private async Task<JsonElement> ItemAsync(string url, string mac) =>
        (await AllItemsAsync(url, "")).Single(item => item.Text("macAddress") == Colons(mac));

    private async Task<string[]> MacsAsync(string url, string state) =>
        [.. (await AllItemsAsync(url, "&state=" + state)).Select(item => Bare(item.Text("macAddress")!))];

    private async Task<List<JsonElement>> AllItemsAsync(string url, string filter)
    {
        List<JsonElement> items = [];
        for (int page = 1; ; page++)
        {
            JsonElement part = await _client.ReadAsync($"{url}/items?pageSize=200&page={page}{filter}");
            items.AddRange(part.Items());
            if (part.Items().Count < 200)
            {
                return items;
            }
        }
    }

    private async Task FetchAsync(string mac)
    {
        using HttpResponseMessage file = await _client.FetchAsync($"/provision/{mac}.cfg", from: "10.1.2.3");
        file.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private void Answering(Func<NotifyRequest, CancellationToken, Task<NotifyResult>> answer) => fixture.Notifier.Answer = answer;
}

public sealed class JobOnSqliteTests(NotifyServiceFixture<Sqlite> fixture) : JobTests<Sqlite>(fixture);

public sealed class JobOnPostgreSqlTests(NotifyServiceFixture<PostgreSql> fixture) : JobTests<PostgreSql>(fixture);

public sealed class JobOnMySqlTests(NotifyServiceFixture<MySql> fixture) : JobTests<MySql>(fixture);

public sealed class JobOnMariaDbTests(NotifyServiceFixture<MariaDb> fixture) : JobTests<MariaDb>(fixture);
