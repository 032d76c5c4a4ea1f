using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Requests;

/// <summary>What is known of phones from what they asked.</summary>
public abstract class RequestRecordTests<TEngine>(PhoneServiceFixture<TEngine> fixture) : IClassFixture<PhoneServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private const string Lan = "10.1.2.3";

    private HttpClient Client => fixture.Service.Client;

    [Theory]
    [InlineData("{0}.cfg", "GET", Lan, 200, "native", null)]
    [InlineData("{0}.cfg", "HEAD", Lan, 200, "native", null)]
    [InlineData("{0}.cfg", "GET", "127.0.0.9, 8.8.8.8", 404, null, "not-local")]
    [InlineData("{0}.xml", "GET", Lan, 404, null, "other-brand")]
    [InlineData("{0}.boot", "GET", Lan, 404, null, "unknown-file")]
    [InlineData("{0}.cfg", "PUT", Lan, 405, null, "method-not-allowed")]
    public async Task A_request_is_recorded_with_what_came_of_it(
        string file, string method, string from, int status, string? form, string? reason)
    {
        string mac = await AddAsync();

        await AskAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, file, mac), UserAgentOf(mac), from, method);

        JsonElement request = (await Client.ReadUntilAsync($"{ConsoleClient.Devices}/{mac}/requests", page => page.Items().Count == 1)).Items()[0];
        (request.Text("method"), request.Text("status"), request.Text("servedForm"), request.Text("reason"))
            .Should().Be((method, status.ToString(System.Globalization.CultureInfo.InvariantCulture), form, reason));
        (request.Text("brand"), request.Text("model"), request.Text("firmware")).Should().Be(("Yealink", "T46S", "66.85.0.5"));
        request.Text("userAgent").Should().Be(UserAgentOf(mac));
    }

    [Fact]
    public async Task A_device_that_does_not_exist_has_no_requests()
    {
        using HttpResponseMessage missing = await Client.GetAsync(new Uri($"{ConsoleClient.Devices}/{Mac.Next()}/requests", UriKind.Relative));
        using HttpResponseMessage wrong = await Client.GetAsync(new Uri($"{ConsoleClient.Devices}/x/requests?page=0", UriKind.Relative));

        await missing.ShouldBeProblemAsync(HttpStatusCode.NotFound, "device-not-found");
        (await wrong.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation")).GetProperty("errors").EnumerateObject()
            .Select(error => error.Name).Should().BeEquivalentTo("mac", "page");
    }

    [Fact]
    public async Task A_list_of_requests_keeps_to_its_filters_and_its_order()
    {
        string mac = await AddAsync();
        string address = $"10.77.{Random.Shared.Next(1, 250)}.{Random.Shared.Next(1, 250)}";
        await AskAsync(mac + ".cfg", from: address);
        // So that a time tells the first two apart.
        await Task.Delay(10);
        await AskAsync(mac + ".xml", from: address);
        await AskAsync(mac + ".boot", from: address);

        JsonElement all = await Client.ReadUntilAsync($"{PhoneRecord.Requests}?address={address}", page => page.Items().Count == 3);

        all.Items().Select(request => request.Text("file")).Should().Equal(mac + ".boot", mac + ".xml", mac + ".cfg");
        string since = all.Items()[1].Text("time")!;
        (await FilesAsync($"address={address}&status=404")).Should().Equal(mac + ".boot", mac + ".xml");
        (await FilesAsync($"address={address}&reason=other-brand")).Should().Equal(mac + ".xml");
        (await FilesAsync($"mac={mac}&pageSize=1&page=2")).Should().Equal(mac + ".xml");
        (await FilesAsync($"address={address}&since={since}")).Should().Contain(mac + ".boot").And.NotContain(mac + ".cfg");
        (await FilesAsync($"address={address}&since=2109-01-01T00:00:00Z")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_phone_that_gets_its_file_is_up_to_date_until_its_device_is_edited()
    {
        string mac = await AddAsync();
        FetchShouldBe(await Client.FetchOfAsync(mac), null, null, null);

        await AskAsync(mac + ".cfg", UserAgentOf(mac));

        JsonElement fetch = await Client.FetchOfAsync(mac);
        FetchShouldBe(fetch, Lan, "native", true);
        (fetch.Text("firmware"), fetch.Text("reportedModel")).Should().Be(("66.85.0.5", "T46S"));
        JsonElement device = await EditAsync(mac, "Another");
        device.GetProperty("fetch").Text("upToDate").Should().Be("False");
        await AskAsync(mac + ".cfg", UserAgentOf(mac));
        FetchShouldBe(await Client.FetchOfAsync(mac), Lan, "native", true);
        JsonElement after = await Client.ReadAsync($"{ConsoleClient.Devices}/{mac}");
        (after.Text("version"), after.Text("updatedAt")).Should().Be((device.Text("version"), device.Text("updatedAt")));
    }

    [Fact]
    public async Task A_phone_that_has_the_file_already_is_up_to_date_as_well()
    {
        string mac = await AddAsync();
        EntityTagHeaderValue tag = (await AskAsync(mac + ".cfg")).Headers.ETag!;
        await EditAsync(mac, "Reception");
        (await Client.FetchOfAsync(mac)).Text("upToDate").Should().Be("False");

        HttpResponseMessage again = await AskAsync(mac + ".cfg", tag: tag);

        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await Client.FetchOfAsync(mac)).Text("upToDate").Should().Be("True");
    }

    [Theory]
    [InlineData("{0}.cfg", null, "HEAD", Lan, Lan, null)]
    [InlineData("{0}.cfg", null, "GET", null, null, null)]
    [InlineData("{0}.cfg", null, "GET", "8.8.8.8", null, null)]
    [InlineData("{0}.cfg", "curl/8.5.0", "GET", Lan, Lan, "native")]
    [InlineData("{0}.cfg", "Fanvil X3S 2.10.2.6887 0c383e123456", "GET", Lan, Lan, "native")]
    [InlineData("{0}.boot", null, "GET", Lan, Lan, null)]
    public async Task What_is_not_the_whole_native_file_to_the_phone_itself_leaves_it_without(
        string file, string? userAgent, string method, string? from, string? seen, string? form)
    {
        string mac = await AddAsync();

        await AskAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, file, mac), userAgent, from, method);

        FetchShouldBe(await Client.FetchOfAsync(mac), seen, form, null);
    }

    [Fact]
    public async Task The_documented_form_is_served_and_leaves_the_phone_without()
    {
        string mac = Mac.Next("0c383e");
        await Client.AddedAsync(ConsoleClient.Device(mac, "Fanvil", "X3S"));

        await AskAsync(mac);

        FetchShouldBe(await Client.FetchOfAsync(mac), Lan, "documented", null);
        await AskAsync(mac, $"Fanvil X3S 2.10.2.6887 {mac}");
        FetchShouldBe(await Client.FetchOfAsync(mac), Lan, "native", true);
    }

    [Fact]
    public async Task Other_settings_for_all_phones_make_a_phone_outdated()
    {
        string mac = await AddAsync();
        await AskAsync(mac + ".cfg");
        (await Client.FetchOfAsync(mac)).Text("upToDate").Should().Be("True");

        await using TestService other = await fixture.StartAsync(new PhoneSettings { NtpServer = "ntp.example" });

        (await other.Client.FetchOfAsync(mac)).Text("upToDate").Should().Be("False");
        (await MacsAsync(other.Client, "upToDate=false")).Should().Contain(Colons(mac));
    }

    [Fact]
    public async Task A_list_finds_and_orders_devices_by_what_their_phones_did()
    {
        string label = "List" + Guid.NewGuid().ToString("N")[..8];
        string[] macs = [Mac.Next(), Mac.Next(), Mac.Next(), Mac.Next()];
        foreach (string mac in macs)
        {
            await Client.AddedAsync(ConsoleClient.Device(mac, label: label));
        }

        await AskAsync(macs[2] + ".cfg");
        await Client.FetchOfAsync(macs[2]);
        await AskAsync(macs[0] + ".cfg");
        await Client.FetchOfAsync(macs[0]);
        await EditAsync(macs[0], label + " edited");
        string[] colons = [.. macs.Select(Colons)];

        (await MacsAsync(Client, $"search={label}&upToDate=false")).Should().Equal(colons[0]);
        (await MacsAsync(Client, $"search={label}&upToDate=true")).Should().Equal(colons[2]);
        (await MacsAsync(Client, $"search={label}&upToDate=never")).Should().Equal(colons[1], colons[3]);
        (await MacsAsync(Client, $"search={label}&sort=lastSeenAt")).Should().Equal(colons[1], colons[3], colons[2], colons[0]);
        (await MacsAsync(Client, $"search={label}&sort=-lastSeenAt")).Should().Equal(colons[0], colons[2], colons[1], colons[3]);
        (await MacsAsync(Client, $"search={label}&sort=-lastSeenAt&page=2&pageSize=3")).Should().Equal(colons[3]);
        (await PagedAsync("sort=lastSeenAt")).Should().Equal(await MacsAsync(Client, "sort=lastSeenAt&pageSize=200"));
        (await PagedAsync("sort=-lastSeenAt")).Should().Equal(await MacsAsync(Client, "sort=-lastSeenAt&pageSize=200"));
        (await MacsAsync(Client, $"search={label}&sort=upToDate")).Should().Equal(colons[1], colons[3], colons[0], colons[2]);
        (await MacsAsync(Client, $"search={label}&sort=-upToDate")).Should().Equal(colons[2], colons[0], colons[1], colons[3]);
    }

    [Fact]
    public async Task What_a_phone_did_goes_with_its_device()
    {
        string mac = await AddAsync();
        await AskAsync(mac + ".cfg");
        await Client.FetchOfAsync(mac);

        using HttpResponseMessage deleted = await Client.DeleteAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative));

        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        await Client.AddedAsync(ConsoleClient.Device(mac));
        FetchShouldBe(await Client.FetchOfAsync(mac), null, null, null);
    }

    [Fact]
    public async Task A_device_that_goes_before_its_phone_is_written_down_takes_no_other_phone_along()
    {
        string goes = await AddAsync();
        string stays = await AddAsync();
        await AskAsync(goes + ".cfg");
        await AskAsync(stays + ".cfg");

        using HttpResponseMessage deleted = await Client.DeleteAsync(new Uri($"{ConsoleClient.Devices}/{goes}", UriKind.Relative));

        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        FetchShouldBe(await Client.FetchOfAsync(stays), Lan, "native", true);
        JsonElement kept = await Client.ReadUntilAsync($"{PhoneRecord.Requests}?mac={goes}", page => page.Text("totalItems") == "1");
        kept.Items()[0].Text("status").Should().Be("200");
    }

    [Fact]
    public async Task A_device_can_be_posted_back_with_what_its_phone_did()
    {
        string mac = await AddAsync();
        await AskAsync(mac + ".cfg");
        await Client.FetchOfAsync(mac);
        JsonNode device = JsonNode.Parse((await Client.ReadAsync($"{ConsoleClient.Devices}/{mac}")).GetRawText())!;
        device["fetch"]!["upToDate"] = false;

        using HttpResponseMessage edited = await Client.EditAsync(mac, device, $"\"{device["version"]}\"");

        edited.StatusCode.Should().Be(HttpStatusCode.OK);
        (await edited.JsonAsync()).GetProperty("fetch").Text("lastSeenAddress").Should().Be(Lan);
    }

    [Fact]
    public async Task Of_one_phone_only_the_newest_requests_are_kept()
    {
        string mac = await AddAsync();
        for (int i = 0; i < PhoneServiceFixture<TEngine>.KeepPerDevice + 4; i++)
        {
            await AskAsync($"{mac}.{i}");
        }

        JsonElement kept = await Client.ReadUntilAsync(
            $"{ConsoleClient.Devices}/{mac}/requests",
            page => page.Items().Count == PhoneServiceFixture<TEngine>.KeepPerDevice && page.Items()[0].Text("file") == mac + ".6");

        kept.Items().Select(request => request.Text("file")).Should().Equal(mac + ".6", mac + ".5", mac + ".4");
    }

    [Fact]
    public async Task An_unknown_phone_is_listed_adopted_and_served()
    {
        string mac = Mac.Next();
        await AskAsync("y000000000066.cfg", UserAgentOf(mac), "10.9.9.9");
        await AskAsync(mac + ".cfg", UserAgentOf(mac));
        await Client.ReadUntilAsync(PhoneRecord.UnknownPhones, page => page.Items().Any(phone => phone.Text("macAddress") == Colons(mac)));
        await AskAsync(mac + ".cfg");

        JsonElement found = await Client.ReadUntilAsync(
            PhoneRecord.UnknownPhones, page => page.Items().Any(item => item.Text("macAddress") == Colons(mac) && item.Text("requests") == "3"));

        JsonElement phone = found.Items().Single(item => item.Text("macAddress") == Colons(mac));
        (phone.Text("brand"), phone.Text("model"), phone.Text("firmware")).Should().Be(("Yealink", "T46S", "66.85.0.5"));
        (phone.Text("file"), phone.Text("address"), phone.Text("userAgent")).Should().Be((mac + ".cfg", Lan, null));

        using HttpResponseMessage adopted = await AdoptAsync(mac, Account());

        adopted.StatusCode.Should().Be(HttpStatusCode.Created, await adopted.Content.ReadAsStringAsync());
        adopted.Headers.Location!.ToString().Should().Be($"{ConsoleClient.Devices}/{Colons(mac)}");
        adopted.Headers.ETag!.Tag.Should().Be("\"1\"");
        JsonElement device = await adopted.JsonAsync();
        (device.Text("brand"), device.Text("model"), device.Text("label")).Should().Be(("Yealink", "T46S", "Adopted"));
        (await AskAsync(mac + ".cfg")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Client.ReadAsync(PhoneRecord.UnknownPhones)).Items().Should().NotContain(item => item.Text("macAddress") == Colons(mac));
        using HttpResponseMessage again = await AdoptAsync(mac, Account());
        await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "device-already-exists");
    }

    [Fact]
    public async Task A_phone_that_nobody_saw_cannot_be_adopted()
    {
        using HttpResponseMessage never = await AdoptAsync(Mac.Next(), Account());
        string refused = Mac.Next();
        await AskAsync(refused + ".cfg", from: "8.8.8.8");
        await Client.ReadUntilAsync($"{PhoneRecord.Requests}?mac={refused}", page => page.Items().Count == 1);
        using HttpResponseMessage elsewhere = await AdoptAsync(refused, Account());

        await never.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await elsewhere.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_an_unknown_phone_did_not_tell_has_to_be_in_the_body()
    {
        string mac = Mac.Next("020000");
        await AskAsync(mac);
        await Client.ReadUntilAsync(PhoneRecord.UnknownPhones, page => page.Items().Any(phone => phone.Text("macAddress") == Colons(mac)));

        using HttpResponseMessage refused = await AdoptAsync(mac, new JsonObject { ["labl"] = "x", ["password"] = "" });
        JsonObject complete = Account();
        complete["model"] = "Yealink T42S";
        using HttpResponseMessage adopted = await AdoptAsync(mac, complete);

        (await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation")).GetProperty("errors").EnumerateObject()
            .Select(error => error.Name).Should().BeEquivalentTo("labl", "label", "username", "password", "serverAddress", "brand", "model");
        adopted.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_service_that_stops_writes_down_what_is_left_and_another_reads_it()
    {
        string mac = await AddAsync();
        await using (TestService other = await fixture.StartAsync())
        {
            using HttpResponseMessage served = await other.Client.FetchAsync($"/provision/{mac}.cfg", from: Lan);
            await other.StopAsync();
        }

        (await Client.ReadAsync($"{ConsoleClient.Devices}/{mac}/requests")).Items().Should().ContainSingle();
        (await Client.ReadAsync($"{ConsoleClient.Devices}/{mac}")).GetProperty("fetch").Text("upToDate").Should().Be("True");
    }

    [Fact]
    public async Task Two_instances_write_down_what_one_phone_did()
    {
        string mac = await AddAsync();
        await using TestService other = await fixture.StartAsync();

        using HttpResponseMessage first = await other.Client.FetchAsync($"/provision/{mac}.cfg", from: "10.5.5.5");
        await AskAsync(mac + ".cfg", from: "10.6.6.6");

        await Client.ReadUntilAsync($"{ConsoleClient.Devices}/{mac}/requests", page => page.Items().Count == 2);
        FetchShouldBe(await Client.FetchOfAsync(mac), "10.6.6.6", "native", true);
    }

    private static void FetchShouldBe(JsonElement fetch, string? seen, string? form, bool? upToDate)
    {
        (fetch.Text("lastSeenAddress"), fetch.Text("servedForm"), fetch.Text("upToDate")).Should().Be((seen, form, upToDate?.ToString()));
        (fetch.Text("lastSeenAt") is null, fetch.Text("lastServedAt") is null).Should().Be((seen is null, form is null));
    }

    private static string UserAgentOf(string mac) => $"Yealink SIP-T46S 66.85.0.5 {Colons(mac).ToLowerInvariant()}";

    private static string Colons(string mac) => string.Join(':', mac.Chunk(2).Select(pair => new string(pair))).ToUpperInvariant();

    private static JsonObject Account() => new()
    {
        ["label"] = "Adopted",
        ["username"] = "2042",
        ["password"] = "Zx9-planted",
        ["serverAddress"] = "203.0.113.10",
    };

    private static async Task<IEnumerable<string?>> MacsAsync(HttpClient client, string query) =>
        (await client.ReadAsync($"{ConsoleClient.Devices}?{query}")).Items().Select(device => device.Text("macAddress"));

    // Page by page, each of which passes over the devices of those before it in another way than a page that begins at the first.
    private async Task<List<string?>> PagedAsync(string query)
    {
        List<string?> all = [];
        IReadOnlyList<string?> page;
        do
        {
            page = [.. await MacsAsync(Client, $"{query}&pageSize=2&page={(all.Count / 2) + 1}")];
            all.AddRange(page);
        }
        while (page.Count == 2);
        return all;
    }

    private async Task<IEnumerable<string?>> FilesAsync(string query) =>
        (await Client.ReadAsync($"{PhoneRecord.Requests}?{query}")).Items().Select(request => request.Text("file"));

    private async Task<string> AddAsync()
    {
        string mac = Mac.Next();
        await Client.AddedAsync(ConsoleClient.Device(mac));
        return mac;
    }

    private async Task<JsonElement> EditAsync(string mac, string label)
    {
        using HttpResponseMessage edited = await Client.EditAsync(mac, new JsonObject { ["label"] = label });
        edited.StatusCode.Should().Be(HttpStatusCode.OK);
        return await edited.JsonAsync();
    }

    private async Task<HttpResponseMessage> AskAsync(
        string file, string? userAgent = null, string? from = Lan, string method = "GET", EntityTagHeaderValue? tag = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/provision/{file}");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        if (tag is not null)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        return await Client.SendAsync(request);
    }

    private Task<HttpResponseMessage> AdoptAsync(string mac, JsonNode body) =>
        Client.PostAsync(new Uri($"{PhoneRecord.UnknownPhones}/{mac}/adopt", UriKind.Relative), ConsoleClient.Json(body.ToJsonString()));
}

public sealed class RequestRecordOnSqliteTests(PhoneServiceFixture<Sqlite> fixture) : RequestRecordTests<Sqlite>(fixture);

public sealed class RequestRecordOnPostgreSqlTests(PhoneServiceFixture<PostgreSql> fixture) : RequestRecordTests<PostgreSql>(fixture);

public sealed class RequestRecordOnMySqlTests(PhoneServiceFixture<MySql> fixture) : RequestRecordTests<MySql>(fixture);

public sealed class RequestRecordOnMariaDbTests(PhoneServiceFixture<MariaDb> fixture) : RequestRecordTests<MariaDb>(fixture);
