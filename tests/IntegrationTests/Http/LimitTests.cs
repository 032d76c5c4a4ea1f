using System.Net;
using System.Net.Sockets;
using System.Text;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Http;

/// <summary>Each limit is crossed once; whoever keeps them is served beside.</summary>
public sealed class LimitTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private Uri Address => fixture.Service.Address;

    [Fact]
    public async Task A_body_above_64_KiB_is_413()
    {
        using var body = new StringContent($"{{\"label\":\"{new string('a', 70_000)}\"}}", Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await fixture.Service.Client.PostAsync(new Uri(ConsoleClient.Devices, UriKind.Relative), body);

        await response.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
    }

    [Theory]
    [InlineData(17 * 1024, 1)]
    [InlineData(10, 60)]
    public async Task Headers_above_16_KiB_or_more_than_50_are_431(int length, int count)
    {
        string[] headers = [.. Enumerable.Range(0, count).Select(number => $"X-{number}: {new string('a', length)}")];

        string answer = await RawHttp.GetAsync(Address, "/provision/805ec0123456", headers);

        RawHttp.StatusOf(answer).Should().Be(431);
    }

    [Fact]
    public async Task A_request_line_above_8_KiB_is_414() =>
        RawHttp.StatusOf(await RawHttp.GetAsync(Address, "/provision/" + new string('a', 9000))).Should().Be(414);

    [Fact]
    public async Task Whoever_sends_a_head_for_longer_than_10_seconds_is_disconnected_and_others_are_served_meanwhile()
    {
        using var slow = new TcpClient();
        await slow.ConnectAsync(Address.Host, Address.Port);
        await using NetworkStream stream = slow.GetStream();
        await stream.WriteAsync("GET /provision/805ec0123456 HTTP/1.1\r\nX: "u8.ToArray());

        (await fixture.Service.Client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, limit.Token);

        Encoding.ASCII.GetString(answer.ToArray()).Should().StartWith("HTTP/1.1 408").And.Contain("Connection: close");
    }

    [Fact]
    public async Task More_connections_than_allowed_are_closed_at_once()
    {
        using var folder = new TestFolder();
        using ServiceProcess service = ServiceProcess.Start(folder.Path, http: "max_connections = 10");
        await service.WaitUntilReadyAsync();
        List<TcpClient> clients = [];
        int closed = 0;
        for (int number = 0; number < 20; number++)
        {
            var client = new TcpClient();
            clients.Add(client);
            await client.ConnectAsync(IPAddress.Loopback, service.Port);
            closed += await IsClosedAsync(client) ? 1 : 0;
        }

        closed.Should().BeInRange(10, 19, "the one that asked whether the service is ready may still be there");
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task More_than_four_imports_of_one_caller_at_a_time_are_429_and_one_that_ends_makes_room()
    {
        List<TcpClient> uploads = [];
        for (int number = 0; number < 5; number++)
        {
            var upload = new TcpClient();
            await upload.ConnectAsync(Address.Host, Address.Port);
            await upload.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST {ConsoleClient.Devices}/import?dryRun=true HTTP/1.1\r\nHost: {Address.Authority}\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\nmacAddress"));
            uploads.Add(upload);
        }

        await UntilAsync(() => Task.FromResult(uploads.Exists(upload => upload.Available > 0)));
        List<TcpClient> held = uploads.FindAll(upload => upload.Available == 0);
        held.Should().HaveCount(4);
        (await fixture.Service.Client.GetAsync(new Uri(ConsoleClient.Devices + "/export", UriKind.Relative)))
            .StatusCode.Should().Be(HttpStatusCode.OK, "exports have places of their own");
        using HttpResponseMessage refused = await fixture.Service.Client.ImportAsync(BulkClient.Csv([Mac.Next()], "Fifth"), query: "?dryRun=true");
        await refused.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        refused.Headers.RetryAfter.Should().NotBeNull();

        held[0].Client.Close(0);
        await UntilAsync(async () => await ImportAsync() == HttpStatusCode.OK);
        uploads.ForEach(upload => upload.Dispose());

        async Task<HttpStatusCode> ImportAsync()
        {
            using HttpResponseMessage response = await fixture.Service.Client.ImportAsync(BulkClient.Csv([Mac.Next()], "Another"), query: "?dryRun=true");
            return response.StatusCode;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            await Task.Delay(50, limit.Token);
        }
    }

    private static async Task<bool> IsClosedAsync(TcpClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        try
        {
            return await client.GetStream().ReadAsync(new byte[1], limit.Token) == 0;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
