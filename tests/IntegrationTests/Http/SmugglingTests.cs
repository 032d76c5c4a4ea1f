using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Http;

/// <summary>Requests whose end two parsers would see in two places, and clients that never come to one.</summary>
public sealed class SmugglingTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Head = "POST /console/endpoint-manager/devices HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private const string Smuggled = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private readonly Uri _address = fixture.Service.Address;

    public static TheoryData<string> AmbiguousRequests { get; } =
    [
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Smuggled,
        "Content-Length: 2\r\nContent-Length: 100\r\n\r\n{}" + Smuggled,
        "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}" + Smuggled,
        "Content-Length: 2, 100\r\n\r\n{}" + Smuggled,
        "Content-Length: -1\r\n\r\n{}" + Smuggled,
        "Content-Length : 2\r\n\r\n{}" + Smuggled,
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + Smuggled,
        // CVE-2025-55315: a chunk extension that ends in a bare line feed for one parser and goes on for the other.
        "Transfer-Encoding: chunked\r\n\r\n2;x\n{}\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked\r\n\r\n2;\nxx\r\n{}\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n" + Smuggled,
        "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n" + Smuggled,
    ];

    [Theory]
    [MemberData(nameof(AmbiguousRequests))]
    public async Task A_request_with_two_ends_gets_one_answer_at_most(string rest)
    {
        string all = await RawHttp.SendAsync(_address, Head + rest);

        all.Should().NotContain("200 OK");
        all.Split("HTTP/1.1 ").Length.Should().BeLessThanOrEqualTo(2, all);
        RawHttp.StatusOf(all).Should().BeOneOf(0, 400);
    }

    [Fact]
    public async Task A_client_that_does_not_finish_its_headers_is_sent_away()
    {
        string answer = await RawHttp.SendAsync(_address, "GET /provision HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

        RawHttp.StatusOf(answer).Should().Be(408);
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_the_service_in_order()
    {
        for (int i = 0; i < 20; i++)
        {
            await RawHttp.SendForHeadAsync(_address, "GET /provision/y000000000066.cfg HTTP/1.1\r\nHost: x\r\n\r\n");
            await RawHttp.SendForHeadAsync(_address, Head + "Content-Length: 0\r\n\r\n");
        }

        await fixture.Service.Client.UntilReadyAsync();
    }
}
