using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Provisioning;

/// <summary>The HTTP that phones are spoken to: old clients on one side, shared caches and curious people on the other.</summary>
public sealed class ProtocolTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private readonly TestService _service = fixture.Service;
    private readonly HttpClient _client = fixture.Service.Client;

    [Theory]
    [InlineData("Yealink", "T46S", "/provision/{0}")]
    [InlineData("Yealink", "T46S", "/provision/{0}.cfg")]
    [InlineData("Fanvil", "X3S", "/provision/{0}")]
    [InlineData("Fanvil", "X3S", "/provision/y000000000066.cfg")]
    public async Task HEAD_is_GET_without_the_body(string brand, string model, string path)
    {
        string target = string.Format(CultureInfo.InvariantCulture, path, await AddAsync(brand, model));

        RawAnswer get = await AskAsync("GET", target);
        RawAnswer head = await AskAsync("HEAD", target);

        get.Status.Should().Be(200);
        head.Head.Should().Be(get.Head);
        head.Header("Content-Length").Should().Be(get.Body.Length.ToString(CultureInfo.InvariantCulture));
        head.Body.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("\"other\",W/{0},\"third\"")]
    [InlineData("*")]
    public async Task A_client_that_has_the_file_gets_304(string ifNoneMatch)
    {
        string target = "/provision/" + await AddAsync("Fanvil", "X3S");
        RawAnswer full = await AskAsync("GET", target);
        string header = "If-None-Match: " + ifNoneMatch.Replace("{0}", full.Header("ETag"), StringComparison.Ordinal);

        RawAnswer get = await AskAsync("GET", target, header);
        RawAnswer head = await AskAsync("HEAD", target, header);

        get.Status.Should().Be(304);
        get.Body.Should().BeEmpty();
        foreach (string name in (string[])["ETag", "Cache-Control", "Vary"])
        {
            get.Header(name).Should().Be(full.Header(name)).And.NotBeNull(name);
        }

        head.Head.Should().Be(get.Head);
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("unquoted")]
    [InlineData("")]
    public async Task A_client_that_has_something_else_gets_the_file(string ifNoneMatch)
    {
        string target = "/provision/" + await AddAsync();

        RawAnswer answer = await AskAsync("GET", target, "If-None-Match: " + ifNoneMatch);

        answer.Status.Should().Be(200);
        answer.Body.Should().NotBeEmpty();
    }

    [Fact]
    public async Task An_edit_changes_the_entity_tag()
    {
        string mac = await AddAsync();
        string? before = (await AskAsync("GET", "/provision/" + mac)).Header("ETag");

        await _client.EditAsync(mac, new System.Text.Json.Nodes.JsonObject { ["password"] = "another" });

        RawAnswer after = await AskAsync("GET", "/provision/" + mac, "If-None-Match: " + before);
        after.Status.Should().Be(200);
        after.Header("ETag").Should().NotBe(before);
    }

    [Fact]
    public async Task The_entity_tag_survives_a_restart_and_does_not_let_a_password_be_guessed_offline()
    {
        using var folder = new TestFolder();
        string mac = Mac.Next();
        RawAnswer before = await AnswerOfAsync(folder, async service =>
        {
            await service.Client.AddedAsync(ConsoleClient.Device(mac));
            return await RawHttp.GetAsync(service.Address, "/provision/" + mac);
        });

        RawAnswer after = await AnswerOfAsync(folder, service => RawHttp.GetAsync(service.Address, "/provision/" + mac));

        after.Body.Should().Be(before.Body);
        after.Header("ETag").Should().Be(before.Header("ETag"));
        byte[] content = Encoding.Latin1.GetBytes(after.Body);
        HashAlgorithmName[] plainHashes =
            [HashAlgorithmName.MD5, HashAlgorithmName.SHA1, HashAlgorithmName.SHA256, HashAlgorithmName.SHA512];
        foreach (HashAlgorithmName algorithm in plainHashes)
        {
            byte[] hash = CryptographicOperations.HashData(algorithm, content);
            after.Header("ETag").Should().NotContainEquivalentOf(Convert.ToHexString(hash)[..12]);
            after.Header("ETag").Should().NotContain(Convert.ToBase64String(hash)[..10]);
            after.Header("ETag").Should().NotContain(Base64Url.EncodeToString(hash)[..10]);
        }
    }

    [Fact]
    public async Task Two_installations_tag_the_same_file_differently()
    {
        await using TestService other = await TestService.StartAsync();
        const string Target = "/provision/y000000000066.cfg";

        RawAnswer here = await AskAsync("GET", Target);
        RawAnswer there = RawAnswer.Parse(await RawHttp.GetAsync(other.Address, Target));

        here.Body.Should().Be(there.Body);
        here.Header("ETag").Should().NotBe(there.Header("ETag"));
    }

    [Theory]
    [InlineData("/provision/{0}", 200)]
    [InlineData("/provision/{0}.cfg", 200)]
    [InlineData("/provision/y000000000066.cfg", 200)]
    [InlineData("/provision/unknown", 404)]
    public async Task No_answer_is_stored_chunked_or_compressed(string path, int status)
    {
        string target = string.Format(CultureInfo.InvariantCulture, path, await AddAsync());

        RawAnswer answer = await AskAsync("GET", target, "Accept-Encoding: gzip, br, deflate", "TE: trailers, chunked");

        answer.Status.Should().Be(status);
        answer.Header("Cache-Control").Should().Be("no-store");
        answer.Header("Content-Length").Should().Be(answer.Body.Length.ToString(CultureInfo.InvariantCulture));
        answer.Header("Transfer-Encoding").Should().BeNull();
        answer.Header("Content-Encoding").Should().BeNull();
        answer.Header("Server").Should().BeNull();
    }

    [Fact]
    public async Task A_client_of_HTTP_1_0_needs_no_Host_and_sees_the_connection_end_with_the_file()
    {
        string mac = await AddAsync();

        RawAnswer answer = RawAnswer.Parse(await RawHttp.SendAsync(_service.Address, $"GET /provision/{mac}.cfg HTTP/1.0\r\n\r\n"));

        answer.Status.Should().Be(200);
        answer.Header("Transfer-Encoding").Should().BeNull();
        answer.Body.Should().Be(await _client.FileAsync($"/provision/{mac}.cfg"));
    }

    [Fact]
    public async Task A_range_is_answered_with_the_whole_file()
    {
        string target = "/provision/" + await AddAsync();

        RawAnswer answer = await AskAsync("GET", target, "Range: bytes=0-9");

        answer.Status.Should().Be(200);
        answer.Header("Content-Range").Should().BeNull();
        answer.Body.Should().Be(await _client.FileAsync(target));
    }

    [Theory]
    [InlineData("?mac={1}")]
    [InlineData("?mac={1}&mac=x&path=../..")]
    public async Task A_query_string_says_nothing(string query)
    {
        string mac = await AddAsync();
        string other = await AddAsync("Fanvil", "X3S");
        string asked = string.Format(CultureInfo.InvariantCulture, query, mac, other);

        (await _client.FileAsync($"/provision/{mac}.cfg{asked}")).Should().Be(await _client.FileAsync($"/provision/{mac}.cfg"));
        (await _client.FetchAsync("/provision" + asked)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_case_of_the_path_and_empty_segments_do_not_matter()
    {
        string mac = await AddAsync();
        string expected = await _client.FileAsync($"/provision/{mac}.cfg");

        string[] paths = [$"/PROVISION/{mac}.cfg", $"/Provision//{mac}.Cfg", $"/provision///{mac}.cfg", $"/provision/{mac}.cfg/"];
        foreach (string path in paths)
        {
            RawAnswer answer = await AskAsync("GET", path);
            answer.Status.Should().Be(200, path);
            answer.Body.Should().Be(expected, path);
        }
    }

    [Theory]
    [InlineData("/provision", 404)]
    [InlineData("/provision/", 404)]
    [InlineData("/provision//{0}.cfg", 200)]
    [InlineData("/PROVISION/{0}/", 200)]
    public async Task No_answer_is_a_redirect_to_another_spelling_or_scheme(string path, int status)
    {
        string target = string.Format(CultureInfo.InvariantCulture, path, await AddAsync());

        RawAnswer answer = await AskAsync("GET", target, "Upgrade-Insecure-Requests: 1");

        answer.Status.Should().Be(status);
        answer.Header("Location").Should().BeNull();
    }

    private static async Task<RawAnswer> AnswerOfAsync(TestFolder folder, Func<TestService, Task<string>> ask)
    {
        await using TestService service = await TestService.StartAsync(folder);
        return RawAnswer.Parse(await ask(service));
    }

    private async Task<string> AddAsync(string brand = "Yealink", string model = "T46S")
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac, brand, model));
        return mac;
    }

    private async Task<RawAnswer> AskAsync(string method, string target, params string[] headers) =>
        RawAnswer.Parse(await RawHttp.SendAsync(
            _service.Address,
            $"{method} {target} HTTP/1.1\r\nHost: phone-server\r\nConnection: close\r\n"
                + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n"));
}
