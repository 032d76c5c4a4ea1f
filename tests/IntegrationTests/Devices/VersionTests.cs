using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Devices;

/// <summary>Versions as entity tags: who read an old one does not overwrite a new one.</summary>
public abstract class VersionTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private readonly HttpClient _client = fixture.Service.Client;

    [Theory]
    [InlineData("\"1\"", HttpStatusCode.OK)]
    [InlineData("*", HttpStatusCode.OK)]
    [InlineData("\"7\", \"1\"", HttpStatusCode.OK)]
    [InlineData("\"7\",W/\"1\",\"1\"", HttpStatusCode.OK)]
    [InlineData("\"2\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"01\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"+1\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"x\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"99999999999999999999\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("W/\"1\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"7\", \"8\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("1", HttpStatusCode.BadRequest)]
    [InlineData("\"1", HttpStatusCode.BadRequest)]
    [InlineData("\"1\" \"2\"", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task If_Match_guards_every_change(string ifMatch, HttpStatusCode status)
    {
        string mac = await AddAsync();
        string url = $"{ConsoleClient.Devices}/{mac}";

        (HttpMethod, string)[] edits = [(HttpMethod.Patch, url), (HttpMethod.Post, url + "/edit")];
        foreach ((HttpMethod method, string path) in edits)
        {
            string version = (await DeviceAsync(mac)).GetProperty("version").GetRawText();
            string header = ifMatch.Replace("\"1\"", $"\"{version}\"", StringComparison.Ordinal);
            using HttpResponseMessage response = await ChangeAsync(method, path, header);
            await ShouldBeAsync(response, status);
        }

        if (status != HttpStatusCode.OK)
        {
            using HttpResponseMessage deletion = await ChangeAsync(HttpMethod.Delete, url, ifMatch);
            await ShouldBeAsync(deletion, status);
            (await DeviceAsync(mac)).GetProperty("version").GetInt64().Should().Be(1);
        }
    }

    [Fact]
    public async Task Without_If_Match_the_last_writer_wins()
    {
        string mac = await AddAsync();

        await _client.EditAsync(mac, new JsonObject { ["label"] = "First" });
        await _client.EditAsync(mac, new JsonObject { ["label"] = "Second" });

        JsonElement device = await DeviceAsync(mac);
        device.GetProperty("label").GetString().Should().Be("Second");
        device.GetProperty("version").GetInt64().Should().Be(3);
    }

    [Theory]
    [InlineData("\"1\"", HttpStatusCode.NotModified)]
    [InlineData("W/\"1\"", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"7\", \"1\"", HttpStatusCode.NotModified)]
    [InlineData("\"2\"", HttpStatusCode.OK)]
    [InlineData("1", HttpStatusCode.OK)]
    public async Task If_None_Match_saves_reading_what_is_known(string ifNoneMatch, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ConsoleClient.Devices}/{await AddAsync()}");
        request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);

        using HttpResponseMessage response = await _client.SendAsync(request);

        response.StatusCode.Should().Be(status);
        response.Headers.ETag!.Tag.Should().Be("\"1\"");
        bool empty = (await response.Content.ReadAsByteArrayAsync()).Length == 0;
        empty.Should().Be(status == HttpStatusCode.NotModified);
    }

    private static async Task ShouldBeAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        if (status == HttpStatusCode.OK)
        {
            response.StatusCode.Should().Be(status);
        }
        else
        {
            await response.ShouldBeProblemAsync(
                status, status == HttpStatusCode.BadRequest ? "malformed-request" : "version-conflict");
        }
    }

    private async Task<HttpResponseMessage> ChangeAsync(HttpMethod method, string path, string ifMatch)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (method != HttpMethod.Delete)
        {
            request.Content = ConsoleClient.Json("""{ "label": "Changed" }""");
        }

        return await _client.SendAsync(request);
    }

    private async Task<string> AddAsync()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));
        return mac;
    }

    private Task<JsonElement> DeviceAsync(string mac) => _client.ReadAsync($"{ConsoleClient.Devices}/{mac}");
}

public sealed class VersionOnSqliteTests(ServiceFixture<Sqlite> fixture) : VersionTests<Sqlite>(fixture);

public sealed class VersionOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : VersionTests<PostgreSql>(fixture);

public sealed class VersionOnMySqlTests(ServiceFixture<MySql> fixture) : VersionTests<MySql>(fixture);

public sealed class VersionOnMariaDbTests(ServiceFixture<MariaDb> fixture) : VersionTests<MariaDb>(fixture);
