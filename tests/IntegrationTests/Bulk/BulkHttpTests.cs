using System.Net;
using System.Text.Json;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Bulk;

/// <summary>Bodies that are wrong as such.</summary>
public sealed class BulkHttpTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private readonly HttpClient _client = fixture.Service.Client;

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("text/csv; charset=iso-8859-1")]
    public async Task Another_media_type_is_refused(string mediaType)
    {
        using var body = new ByteArrayContent("x"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        using HttpResponseMessage response = await _client.PostAsync(new Uri(ConsoleClient.Devices + "/import", UriKind.Relative), body);

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        problem.GetProperty("detail").GetString().Should().Contain("text/csv");
    }

    [Fact]
    public async Task More_than_an_import_may_have_is_refused_and_more_than_another_request_may_have_is_taken()
    {
        string answer = await RawHttp.SendAsync(
            fixture.Service.Address,
            $"POST {ConsoleClient.Devices}/import HTTP/1.1\r\nHost: {fixture.Service.Address.Authority}\r\nContent-Type: text/csv\r\nContent-Length: {(64 * 1024 * 1024) + 1}\r\nConnection: close\r\n\r\nx");
        using HttpResponseMessage large = await _client.ImportAsync(BulkClient.Header + "\r\n" + new string('\n', 1_000_000));
        using HttpResponseMessage other = await _client.AddAsync(ConsoleClient.Device(label: new string('x', 100_000)));

        RawHttp.StatusOf(answer).Should().Be(413);
        answer.Should().Contain("urn:endpoint-manager:payload-too-large");
        large.StatusCode.Should().Be(HttpStatusCode.OK);
        await other.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
    }

    [Theory]
    [InlineData("", "text/csv", "malformed-request")]
    [InlineData("label\n\"a\"b\n", "text/csv", "malformed-request")]
    [InlineData("labl\n", "text/csv", "validation")]
    [InlineData("{}", "application/json", "malformed-request")]
    [InlineData("[{]", "application/json", "malformed-request")]
    [InlineData("[7]", "application/json", "malformed-request")]
    [InlineData("[null]", "application/json", "validation")]
    [InlineData("[{\"label\":\"\\ud800\"}]", "application/json", "malformed-request")]
    public async Task A_body_that_is_no_list_of_devices_is_refused(string body, string mediaType, string code)
    {
        using HttpResponseMessage response = await _client.ImportAsync(body, mediaType);

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("?mode=Upsert", "mode")]
    [InlineData("?dryRun=1", "dryRun")]
    [InlineData("?dryRun", "dryRun")]
    [InlineData("?dryRun=", "dryRun")]
    [InlineData("?dryRun=%20", "dryRun")]
    [InlineData("?dryRun=false&dryRun=true", "dryRun")]
    [InlineData("?dry-run=true", "dry-run")]
    [InlineData("?mode=", "mode")]
    public async Task What_was_meant_to_be_a_dry_run_never_writes(string query, string member)
    {
        using HttpResponseMessage response = await _client.ImportAsync(BulkClient.Csv(BulkClient.Macs(1)), query: query);

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        problem.GetProperty("errors").TryGetProperty(member, out _).Should().BeTrue();
    }

    [Theory]
    [InlineData("{}", "macAddresses")]
    [InlineData("""{"macAddresses":[],"filter":{"brand":"Yealink"}}""", "macAddresses")]
    [InlineData("""{"macAddresses":[]}""", "macAddresses")]
    [InlineData("""{"macAddresses":["x"]}""", "macAddresses[0]")]
    [InlineData("""{"macAddresses":[7]}""", "macAddresses[0]")]
    [InlineData("""{"macAddresses":"805ec0123456"}""", "macAddresses")]
    [InlineData("""{"filter":{}}""", "filter")]
    [InlineData("""{"filter":null}""", "filter")]
    [InlineData("""{"filter":{"serch":"x"}}""", "filter.serch")]
    [InlineData("""{"filter":{"search":" "}}""", "filter.search")]
    [InlineData("""{"filter":{"brand":7}}""", "filter.brand")]
    [InlineData("""{"filter":{"search":"a\nb"}}""", "search")]
    [InlineData("""{"filter":{"brand":"Yealink"},"expectedCount":"1"}""", "expectedCount")]
    [InlineData("""{"macAddresses":["805ec0123456"],"expectedCount":1}""", "expectedCount")]
    [InlineData("""{"filter":{"brand":"Yealink"},"foo":1}""", "foo")]
    public async Task A_deletion_that_is_not_clear_deletes_nothing(string body, string member)
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));

        using HttpResponseMessage response = await _client.BulkDeleteAsync(body);

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        problem.GetProperty("errors").EnumerateObject().Should().Contain(error => error.Name == member);
        (await _client.FetchAsync($"/provision/{mac}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("", "*/*", "text/csv")]
    [InlineData("", "application/json", "application/json")]
    [InlineData("", "application/json;q=0.5, text/csv", "text/csv")]
    [InlineData("?format=json", "text/csv", "application/json")]
    [InlineData("?format=csv&page=0", "", null)]
    [InlineData("?format=xml", "", null)]
    public async Task The_format_is_the_one_asked_for(string query, string accept, string? expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ConsoleClient.Devices}/export{query}");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using HttpResponseMessage response = await _client.SendAsync(request);

        if (expected is null)
        {
            await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
            return;
        }

        response.Content.Headers.ContentType!.MediaType.Should().Be(expected);
        response.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        response.Content.Headers.ContentLength.Should().BePositive();
    }
}
