using System.Net;
using System.Text;
using System.Text.Json;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Devices;

/// <summary>Bodies that are no JSON object in UTF-8 of a sensible size.</summary>
public sealed class BodyShapeTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const int Limit = 64 * 1024;

    private readonly TestService _service = fixture.Service;
    private readonly HttpClient _client = fixture.Service.Client;

    /// <summary>Bodies as Latin-1, so that any byte can be written.</summary>
    public static TheoryData<string> UnreadableBodies { get; } =
    [
        "", " ", "[]", "[{}]", "null", "\"x\"", "42", "true", "{", "{\"label\":", "{\"label\":\"x\",}", "{'label':'x'}", "{label:\"x\"}",
        "{} {}", "{}x", "/* */ {}", "{\"label\":NaN}", "{\"x\":Infinity}", "{\"x\":-}", "{\"x\":01}",
        "{\"label\":\"a\",\"label\":\"b\"}", "{\"labl\":1,\"labl\":2}", "{\"macAddress\":\"805ec0123456\",\"macAddress\":\"805ec0123457\"}",
        "{\"label\":\"a\nb\"}", "{\"label\":\"\\ud800\"}", "{\"label\":\"\\udc00\\ud800\"}", "{\"label\":\"\\x\"}", "{\"\\ud800\":1}",
        "{\"label\":\"\xff\xfe\"}", "{\"label\":\"\xc0\xaf\"}", "{\"label\":\"\xed\xa0\x80\"}", "\xff\xfe{\0}\0",
        "label=x&username=y", "<device/>",
    ];

    public static TheoryData<string?> OtherMediaTypes { get; } =
    [
        null, "text/plain", "text/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml",
        "application/json; charset=utf-16", "application/json; charset=iso-8859-1", "application/json; charset=nonsense",
        "application/jsonx", "application/*", "*/*", "nonsense",
    ];

    [Theory]
    [MemberData(nameof(UnreadableBodies))]
    public async Task A_body_that_cannot_be_read_is_malformed_on_add_and_edit(string body)
    {
        string mac = await AddAsync();

        using HttpResponseMessage add = await SendAsync(HttpMethod.Post, ConsoleClient.Devices, Bytes(body));
        using HttpResponseMessage edit = await SendAsync(HttpMethod.Patch, $"{ConsoleClient.Devices}/{mac}", Bytes(body));

        await add.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "malformed-request");
        await edit.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "malformed-request");
        (await _client.ReadAsync($"{ConsoleClient.Devices}/{mac}")).GetProperty("version").GetInt64().Should().Be(1);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(200)]
    [InlineData(20_000)]
    public async Task A_deep_body_is_malformed(int depth)
    {
        string body = $"{{\"label\":{new string('[', depth)}{new string(']', depth)}}}";

        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, ConsoleClient.Devices, Bytes(body));

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "malformed-request");
    }

    [Theory]
    [InlineData("{\"x\":1e400}", "x")]
    [InlineData("{\"version\":1e400,\"x\":\"\\ud800\"}", "x")]
    [InlineData("{\"label\":1e400}", "label")]
    public async Task A_number_too_great_for_any_type_is_a_wrong_type_and_nothing_worse(string body, string member)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Patch, $"{ConsoleClient.Devices}/{await AddAsync()}", Bytes(body));

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Equal(member);
    }

    [Fact]
    public async Task A_name_that_is_no_UTF8_is_an_unknown_member()
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, ConsoleClient.Devices, Bytes("{\"\xff\":1}"));

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        problem.GetProperty("errors").GetProperty("\uFFFD")[0].GetString().Should().Be("Unknown field.");
    }

    [Fact]
    public async Task A_body_of_thousands_of_members_is_told_of_all_of_them()
    {
        string body = "{" + string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"m{i}\":0")) + "}";

        using HttpResponseMessage response = await SendAsync(HttpMethod.Patch, $"{ConsoleClient.Devices}/{await AddAsync()}", Bytes(body));

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        problem.GetProperty("errors").EnumerateObject().Should().HaveCount(5000);
    }

    [Theory]
    [MemberData(nameof(OtherMediaTypes))]
    public async Task Only_JSON_in_UTF8_is_taken(string? contentType)
    {
        string mac = await AddAsync();
        byte[] body = Encoding.UTF8.GetBytes(ConsoleClient.Device(Mac.Next()).ToJsonString());

        (HttpMethod, string)[] operations =
        [
            (HttpMethod.Post, ConsoleClient.Devices),
            (HttpMethod.Patch, $"{ConsoleClient.Devices}/{mac}"),
            (HttpMethod.Post, $"{ConsoleClient.Devices}/{mac}/edit"),
        ];
        foreach ((HttpMethod method, string url) in operations)
        {
            using HttpResponseMessage response = await SendAsync(method, url, body, contentType);
            await response.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON; charset=\"UTF-8\"")]
    [InlineData("application/json; odata=verbose")]
    [InlineData("application/merge-patch+json")]
    public async Task Every_way_to_say_JSON_in_UTF8_is_taken_on_edit(string contentType)
    {
        string url = $"{ConsoleClient.Devices}/{await AddAsync()}";

        using HttpResponseMessage response = await SendAsync(HttpMethod.Patch, url, Bytes("{\"label\":\"New\"}"), contentType);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_byte_order_mark_does_not_hurt()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(ConsoleClient.Device(Mac.Next()).ToJsonString())];

        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, ConsoleClient.Devices, body);

        response.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_body_of_just_the_limit_is_read()
    {
        string body = ConsoleClient.Device(Mac.Next()).ToJsonString();

        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, ConsoleClient.Devices, Bytes(body.PadRight(Limit)));

        response.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_beyond_the_limit_is_413(bool chunked)
    {
        string body = ConsoleClient.Device(Mac.Next()).ToJsonString().PadRight(Limit + 1);
        using var request = new HttpRequestMessage(HttpMethod.Post, ConsoleClient.Devices) { Content = ConsoleClient.Json(body) };
        request.Headers.TransferEncodingChunked = chunked;

        using HttpResponseMessage response = await _client.SendAsync(request);

        await response.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
    }

    [Fact]
    public async Task A_body_announced_beyond_the_limit_is_413_before_it_is_sent()
    {
        string head = $"POST {ConsoleClient.Devices} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 31457280\r\nExpect: 100-continue\r\n\r\n";

        RawAnswer answer = RawAnswer.Parse(await RawHttp.SendForHeadAsync(_service.Address, head));

        answer.Status.Should().Be(413);
        answer.Header("Content-Type").Should().Be("application/problem+json");
    }

    private static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);

    private async Task<string> AddAsync()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));
        return mac;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string url, byte[] body, string? contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, url) { Content = new ByteArrayContent(body) };
        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return await _client.SendAsync(request);
    }
}
