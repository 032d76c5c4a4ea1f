using System.Net.Sockets;
using System.Text;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Fuzzing;

/// <summary>Bytes that nobody's phone sends, on connections of their own. Whatever comes, no failure and no other phone's harm.</summary>
public sealed class ProvisioningFuzzTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string MacAddress = "805ec0123456";

    private static readonly string[] Seeds =
    [
        $"GET /provision/{MacAddress} HTTP/1.1\r\nHost: x\r\nUser-Agent: Yealink SIP-T46S 66.86.0.15 {MacAddress}\r\nConnection: close\r\n\r\n",
        $"GET /provision/{MacAddress}.cfg HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"abc\", W/\"d\"\r\nConnection: close\r\n\r\n",
        "HEAD /provision/y000000000066.cfg HTTP/1.0\r\n\r\n",
        $"GET /provision/%2e%2e/{MacAddress}%00.cfg?x=1#y HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.0.0.1, ::1\r\nConnection: close\r\n\r\n",
        $"POST /provision/{MacAddress}.log HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5;a\r\nhello\r\n0\r\n\r\n",
        $"GET /provision/{MacAddress}.xml HTTP/1.1\r\nHost: x\r\nAuthorization: Digest username=\"a\", nonce=\"b\", nc=00000001\r\nConnection: close\r\n\r\n",
    ];

    private readonly Random _random = new(FuzzScale.Seed);

    [Fact]
    public async Task Whatever_bytes_come_no_request_fails_and_the_next_phone_is_served()
    {
        await fixture.Service.Client.AddAsync(ConsoleClient.Device(MacAddress));
        List<string> findings = [];
        for (int number = 0; number < FuzzScale.Requests; number++)
        {
            byte[] request = Spoil(Encoding.Latin1.GetBytes(Seeds[_random.Next(Seeds.Length)]));
            string answer = await AskAsync(request);
            if (RawHttp.StatusOf(answer) >= 500 && RawHttp.StatusOf(answer) != 505)
            {
                findings.Add($"number {number}, seed {FuzzScale.Seed}: {Convert.ToBase64String(request)}: {answer}");
            }
        }

        findings.Should().BeEmpty();
        (await fixture.Service.Client.GetStringAsync(new Uri($"/provision/{MacAddress}.cfg", UriKind.Relative)))
            .Should().Contain("account.1.enable = 1");
    }

    private byte[] Spoil(byte[] request)
    {
        List<byte> bytes = [.. request];
        for (int change = _random.Next(1, 8); change > 0 && bytes.Count > 0; change--)
        {
            int place = _random.Next(bytes.Count);
            switch (_random.Next(5))
            {
                case 0:
                    bytes[place] = (byte)_random.Next(256);
                    break;
                case 1:
                    bytes.Insert(place, (byte)_random.Next(256));
                    break;
                case 2:
                    bytes.RemoveAt(place);
                    break;
                case 3:
                    bytes.InsertRange(place, bytes.GetRange(place, Math.Min(_random.Next(1, 40), bytes.Count - place)));
                    break;
                default:
                    bytes.InsertRange(place, Enumerable.Repeat((byte)_random.Next(256), _random.Next(1, 200)));
                    break;
            }
        }

        return [.. bytes];
    }

    // The sender says that no more will come: a server that waits for the rest of a spoilt head would wait for long.
    private async Task<string> AskAsync(byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(fixture.Service.Address.Host, fixture.Service.Address.Port);
        await using NetworkStream stream = client.GetStream();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, limit.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // Reset by a server that had enough.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
