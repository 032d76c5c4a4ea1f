using System.Net;
using System.Net.Sockets;
using System.Text;
using EndpointManager.IntegrationTests.Support;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

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
        List<TcpClient> open = [];
        for (int number = 0; number < 20; number++)
        {
            open.AddRange(await OpenConnectionsAsync(service.Port, $"127.0.1.{number}", 1));
        }

        open.Count.Should().BeInRange(1, 10, "the one that asked whether the service is ready may still be there");
        open.ForEach(client => client.Dispose());
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
                $"POST {ConsoleClient.Devices}/import?dryRun=true HTTP/1.1\r\nHost: {Address.Authority}\r\nContent-Type: text/csv\r\nContent-Length: 30000\r\n\r\nmacAddress{new string('\n', 20_000)}"));
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

    [Fact]
    public async Task One_source_has_half_of_the_connections_and_a_trusted_proxy_all_of_them()
    {
        using var folder = new TestFolder();
        using ServiceProcess service = ServiceProcess.Start(folder.Path, http: "max_connections = 20\ntrusted_proxies = [\"127.0.2.1\"]");
        await service.WaitUntilReadyAsync();

        List<TcpClient> hogs = await OpenConnectionsAsync(service.Port, "127.0.1.1", 15);
        (await service.Client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
        await service.WaitForOutputAsync("127.0.1.1 has 10 connections open");
        hogs.ForEach(client => client.Dispose());
        List<TcpClient> again = [];
        long start = TimeProvider.System.GetTimestamp();
        while (again.Count == 0 && TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
        {
            again = await OpenConnectionsAsync(service.Port, "127.0.1.1", 1);
        }

        List<TcpClient> proxies = await OpenConnectionsAsync(service.Port, "127.0.2.1", 15);

        (hogs.Count, again.Count, proxies.Count).Should().Be((10, 1, 15));
        proxies.Concat(again).ToList().ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Whoever_sends_a_body_slower_than_240_bytes_a_second_is_disconnected()
    {
        using var slow = new TcpClient();
        await slow.ConnectAsync(Address.Host, Address.Port);
        await using NetworkStream stream = slow.GetStream();
        long start = TimeProvider.System.GetTimestamp();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {ConsoleClient.Devices} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{{"));
        Task<string> answer = ReadToEndAsync(stream);
        while (!answer.IsCompleted)
        {
            await Task.Delay(100);
            await TryWriteAsync(stream, "          "u8.ToArray());
        }

        TimeProvider.System.GetElapsedTime(start).Should().BeGreaterThan(TimeSpan.FromSeconds(4)).And.BeLessThan(TimeSpan.FromSeconds(20));
        RawHttp.StatusOf(await answer).Should().BeOneOf(0, 400, 408);
    }

    [Fact]
    public async Task Whoever_reads_an_answer_too_slowly_is_disconnected()
    {
        // What the system buffers takes minutes at the real rate: the same limit, a thousand times as fast.
        MinDataRate? rate = null;
        await using TestService service = await TestService.StartAsync(adjust: services => services.Configure<KestrelServerOptions>(options =>
        {
            rate = options.Limits.MinResponseDataRate;
            options.Limits.MinResponseDataRate = new MinDataRate(rate!.BytesPerSecond * 1000, rate.GracePeriod);
        }));
        using var slow = new TcpClient { ReceiveBufferSize = 4096 };
        await slow.ConnectAsync(service.Address.Host, service.Address.Port);
        await using NetworkStream stream = slow.GetStream();
        string request = "GET /swagger/v1/swagger.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
        Task asking = TryWriteAsync(stream, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(request, 1000))));
        await Task.Delay(TimeSpan.FromSeconds(30));

        (await ReadToEndAsync(stream)).Split("HTTP/1.1 200 OK").Length.Should().BeLessThan(1000);
        await asking;
        (rate!.BytesPerSecond, rate.GracePeriod).Should().Be((240, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task An_idle_connection_is_closed_after_a_minute()
    {
        using var idle = new TcpClient();
        await idle.ConnectAsync(Address.Host, Address.Port);
        await using NetworkStream stream = idle.GetStream();
        long start = TimeProvider.System.GetTimestamp();
        await stream.WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());

        string answer = await ReadToEndAsync(stream);

        TimeProvider.System.GetElapsedTime(start).Should().BeGreaterThan(TimeSpan.FromSeconds(55)).And.BeLessThan(TimeSpan.FromSeconds(80));
        RawHttp.StatusOf(answer).Should().Be(200);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>What comes until the server closes, in good order or not.</summary>
    private static async Task<string> ReadToEndAsync(NetworkStream stream)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (IOException)
        {
            // A reset.
        }

        return Encoding.ASCII.GetString(answer.ToArray());
    }

    private static async Task TryWriteAsync(NetworkStream stream, byte[] bytes)
    {
        try
        {
            await stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // The server closed.
        }
    }

    /// <summary>Those of so many connections that are served, and so stay open.</summary>
    private static async Task<List<TcpClient>> OpenConnectionsAsync(int port, string from, int count)
    {
        List<TcpClient> open = [];
        for (int number = 0; number < count; number++)
        {
            var client = new TcpClient(new IPEndPoint(IPAddress.Parse(from), 0));
            if (await StaysOpenAsync(client, port))
            {
                open.Add(client);
            }
            else
            {
                client.Dispose();
            }
        }

        return open;
    }

    private static async Task<bool> StaysOpenAsync(TcpClient client, int port)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            await client.GetStream().WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), limit.Token);
            return await client.GetStream().ReadAsync(new byte[1], limit.Token) != 0;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return false;
        }
    }
}
