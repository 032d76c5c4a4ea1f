using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Provisioning;

/// <summary>Phones upload logs and contacts unasked; the answer is short and does not wait for them.</summary>
public sealed class MethodTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private readonly TestService _service = fixture.Service;

    public static TheoryData<string> OtherMethods { get; } = ["PUT", "POST", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "BREW"];

    [Theory]
    [MemberData(nameof(OtherMethods))]
    public async Task Other_methods_are_405_for_known_and_unknown_names_alike(string method)
    {
        string mac = await AddAsync();

        RawAnswer[] answers =
        [
            await SendAsync($"{method} /provision/{mac}.cfg HTTP/1.1\r\nHost: x\r\n\r\n"),
            await SendAsync($"{method} /provision/{Mac.Next()}.cfg HTTP/1.1\r\nHost: x\r\n\r\n"),
            await SendAsync($"{method} /provision HTTP/1.1\r\nHost: x\r\nX-Secret: echoed\r\n\r\n"),
        ];

        answers[0].Status.Should().Be(405);
        answers[0].Header("Allow").Should().Be("GET, HEAD");
        answers[0].Header("Connection").Should().Be("close");
        answers[0].Header("Content-Length").Should().Be("0");
        answers[0].Body.Should().BeEmpty();
        answers.Select(answer => answer.Head + answer.Body).Distinct().Should().ContainSingle();
    }

    /// <summary>What announces a body, and what has come of it when the client waits for the answer.</summary>
    public static TheoryData<string, string> Uploads { get; } = new()
    {
        { "Content-Length: 31457280\r\n", "<only the beginning" },
        { "Content-Length: 31457280\r\nExpect: 100-continue\r\n", "" },
        { "Content-Length: 60000\r\n", "" },
        { "Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n" },
        { "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n", "" },
    };

    [Theory]
    [MemberData(nameof(Uploads))]
    public async Task An_announced_upload_is_refused_at_once_and_not_asked_for(string announcement, string beginning)
    {
        foreach (string method in (string[])["PUT", "POST"])
        {
            RawAnswer answer = RawAnswer.Parse(await RawHttp.SendForHeadAsync(
                _service.Address, $"{method} /provision/contacts.xml HTTP/1.1\r\nHost: x\r\n{announcement}\r\n{beginning}"));

            answer.Status.Should().Be(405, "100 Continue would ask for the body, and whoever waits for it in vain answers 408");
            answer.Header("Connection").Should().Be("close");
        }
    }

    [Fact]
    public async Task A_request_behind_a_refused_upload_is_never_answered()
    {
        string mac = await AddAsync();

        string all = await RawHttp.SendAsync(
            _service.Address,
            $"PUT /provision/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n.GET /provision/{mac} HTTP/1.1\r\nHost: x\r\n\r\n");

        all.Split("HTTP/1.1 ").Should().HaveCount(2);
        all.Should().NotContain("account.1");
    }

    private async Task<RawAnswer> SendAsync(string request) => RawAnswer.Parse(await RawHttp.SendAsync(_service.Address, request));

    private async Task<string> AddAsync()
    {
        string mac = Mac.Next();
        await _service.Client.AddedAsync(ConsoleClient.Device(mac));
        return mac;
    }
}
