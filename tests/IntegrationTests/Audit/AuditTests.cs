using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EndpointManager.Application.Audit;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Audit;

/// <summary>Who did what: kept with the change, or the change is not.</summary>
public abstract class AuditTests<TEngine>(NotifyServiceFixture<TEngine> fixture) : IClassFixture<NotifyServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private readonly HttpClient _client = fixture.Service.Client;

    [Fact]
    public async Task The_life_of_a_device_is_written_down_from_end_to_end()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac, password: "planted-secret"));
        await _client.EditAsync(mac, new JsonObject { ["label"] = "Front desk", ["password"] = "planted-too" });
        await _client.NotifyAsync(mac);
        await _client.NotifyAsync(mac, "resync");
        await _client.DeleteAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative));

        JsonElement[] entries = await _client.AuditAsync($"target={mac}");

        entries.Select(entry => entry.Text("action")).Should().Equal("deleteDevice", "resyncDevice", "rebootDevice", "editDevice", "addDevice");
        entries.Should().OnlyContain(entry => entry.Text("actor") == "loopback" && entry.Text("address") == "127.0.0.1" && entry.Text("outcome") == "done");
        Changes(entries[3]).Should().Equal(("label", "Reception", "Front desk", false), ("password", null, null, true));
        Changes(entries[4]).Should().Contain(("label", null, "Reception", false)).And.Contain(("password", null, null, true));
        Changes(entries[0]).Should().Contain(("label", "Front desk", null, false));
        entries.Should().OnlyContain(entry => !entry.GetRawText().Contains("planted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Devices_among_many_are_found_by_their_addresses()
    {
        string[] macs = BulkClient.Macs(AuditTrail.DevicesPerEntry + 1);
        using HttpResponseMessage added = await _client.ImportAsync(BulkClient.Csv(macs));
        using HttpResponseMessage edited = await _client.ImportAsync(BulkClient.Csv([macs[^1]], "Other"), query: "?mode=upsert");
        string job = await _client.StartedJobAsync(macs[^1..]);
        await _client.JobUntilAsync(job);
        using HttpResponseMessage deleted = await _client.BulkDeleteAsync(new JsonObject { ["macAddresses"] = new JsonArray([.. macs.Select(mac => JsonValue.Create(mac))]) }.ToJsonString());
        (added.StatusCode, edited.StatusCode, deleted.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK));

        JsonElement[] entries = await _client.AuditAsync($"target={macs[^1]}");

        entries.Select(entry => entry.Text("action")).Should().Equal("bulkDeleteDevices", "rebootDevices", "importDevices", "importDevices");
        Changes(DeviceIn(entries[0], macs[^1])).Should().Contain(("label", "Other 0", null, false)).And.Contain(("password", null, null, true));
        Changes(DeviceIn(entries[2], macs[^1])).Should().Contain(("label", "Desk 500", "Other 0", false));
        DeviceIn(entries[3], macs[^1]).ValueKind.Should().Be(JsonValueKind.Object);
        (await _client.AuditAsync("action=importDevices&target=devices")).Select(entry => entry.GetProperty("counts").GetRawText())
            .Should().Contain("""{"added":501,"edited":0}""").And.Contain("""{"added":0,"edited":1}""");
        (await _client.AuditAsync($"target={job.Split('/')[^1]}")).Should().ContainSingle();
    }

    [Fact]
    public async Task A_change_that_cannot_be_written_down_is_not_made()
    {
        string kept = Mac.Next();
        string[] many = BulkClient.Macs(2);
        await _client.AddedAsync(ConsoleClient.Device(kept));
        int sent = fixture.Notifier.Sent.Count;
        await fixture.Database.ExecuteAsync("ALTER TABLE endpoint_audit RENAME TO endpoint_audit_away");
        List<HttpResponseMessage> answers = [];
        try
        {
            answers.Add(await _client.AddAsync(ConsoleClient.Device(many[0])));
            answers.Add(await _client.ImportAsync(BulkClient.Csv(many)));
            answers.Add(await _client.EditAsync(kept, new JsonObject { ["label"] = "Lost" }));
            answers.Add(await _client.BulkDeleteAsync($$"""{"macAddresses":["{{kept}}"]}"""));
            answers.Add(await _client.BulkDeleteAsync(new JsonObject { ["filter"] = new JsonObject { ["search"] = kept } }.ToJsonString()));
            answers.Add(await _client.DeleteAsync(new Uri($"{ConsoleClient.Devices}/{kept}", UriKind.Relative)));
            answers.Add(await _client.NotifyAsync(kept));
            answers.Add(await _client.StartJobAsync([kept]));
            answers.Add(await _client.CreateKeyAsync("devices:read"));
        }
        finally
        {
            await fixture.Database.ExecuteAsync("ALTER TABLE endpoint_audit_away RENAME TO endpoint_audit");
        }

        answers.Should().OnlyContain(answer => answer.StatusCode >= HttpStatusCode.InternalServerError);
        JsonElement device = await _client.ReadAsync($"{ConsoleClient.Devices}/{kept}");
        (device.Text("label"), device.Text("version")).Should().Be(("Reception", "1"));
        (await _client.CountAsync(many[0])).Should().Be(0);
        (await _client.CountAsync(many[1])).Should().Be(0);
        fixture.Notifier.Sent.Should().HaveCount(sent);
        (await _client.ReadAsync(KeyClient.Keys)).GetProperty("items").GetArrayLength().Should().Be(0);
        using HttpResponseMessage free = await _client.NotifyAsync(kept);
        free.StatusCode.Should().Be(HttpStatusCode.OK, "the device was left free");
    }

    [Fact]
    public async Task Entries_are_found_by_what_they_say_page_by_page()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));
        await _client.EditAsync(mac, new JsonObject { ["label"] = "x" });
        JsonElement[] both = await _client.AuditAsync($"target={mac}");
        string between = Uri.EscapeDataString(both[0].GetProperty("time").GetDateTime().ToString("O"));

        (await _client.AuditAsync($"target={mac}&pageSize=1&page=2")).Single().Text("action").Should().Be("addDevice");
        (await _client.AuditAsync($"target={mac}&since={between}")).Single().Text("action").Should().Be("editDevice");
        (await _client.AuditAsync($"target={mac}&until={between}")).Single().Text("action").Should().Be("addDevice");
        (await _client.AuditAsync($"target={mac}&action=editDevice")).Should().ContainSingle();
        (await _client.AuditAsync($"target={mac}&actor=command")).Should().BeEmpty();
        (await _client.AuditAsync($"target={mac}&outcome=refused")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("outcome=maybe", "outcome")]
    [InlineData("since=yesterday", "since")]
    [InlineData("until=2026-13-01T00:00:00Z", "until")]
    [InlineData("pageSize=201", "pageSize")]
    public async Task A_filter_that_is_none_is_refused(string query, string field)
    {
        using HttpResponseMessage response = await _client.GetAsync(new Uri($"{KeyClient.Audit}?{query}", UriKind.Relative));

        (await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation")).GetProperty("errors").TryGetProperty(field, out _).Should().BeTrue();
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Nothing_changes_an_entry(string method)
    {
        using HttpResponseMessage response = await _client.SendAsync(new HttpRequestMessage(new HttpMethod(method), KeyClient.Audit));

        await response.ShouldBeProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Fact]
    public async Task Old_entries_are_forgotten_and_others_stay()
    {
        await using AsyncServiceScope scope = fixture.Service.Services.CreateAsyncScope();
        IAuditStore store = scope.ServiceProvider.GetRequiredService<IAuditStore>();
        DateTimeOffset old = DateTimeOffset.UnixEpoch.AddYears(30);
        string target = "T" + Mac.Next();
        await store.SaveAsync(
            [.. Enumerable.Range(0, 3).Select(day => new AuditEntry { Time = old.AddDays(day), Actor = "x", Action = "x", Outcome = AuditEntry.Done, Target = target })],
            CancellationToken.None);

        (await store.ForgetBeforeAsync(old.AddDays(2), CancellationToken.None)).Should().BeFalse();

        (await _client.AuditAsync($"target={target}")).Should().ContainSingle().Which.GetProperty("time").GetDateTime().Day.Should().Be(3);
    }

    private static (string? Field, string? Old, string? New, bool Secret)[] Changes(JsonElement entry) =>
    [
        .. (entry.TryGetProperty("changes", out JsonElement changes) ? changes : entry.GetProperty("fields")).EnumerateArray()
            .Select(change => (change.Text("field"), change.Text("old"), change.Text("new"), change.GetProperty("secret").GetBoolean())),
    ];

    private static JsonElement DeviceIn(JsonElement entry, string mac) => entry.GetProperty("devices").EnumerateArray()
        .Single(device => device.Text("macAddress")!.Replace(":", "", StringComparison.Ordinal).Equals(mac, StringComparison.OrdinalIgnoreCase));
}

public sealed class AuditOnSqliteTests(NotifyServiceFixture<Sqlite> fixture) : AuditTests<Sqlite>(fixture);

public sealed class AuditOnPostgreSqlTests(NotifyServiceFixture<PostgreSql> fixture) : AuditTests<PostgreSql>(fixture);

public sealed class AuditOnMySqlTests(NotifyServiceFixture<MySql> fixture) : AuditTests<MySql>(fixture);

public sealed class AuditOnMariaDbTests(NotifyServiceFixture<MariaDb> fixture) : AuditTests<MariaDb>(fixture);
