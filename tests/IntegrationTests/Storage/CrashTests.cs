using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Storage;

public sealed class CrashTests : IDisposable
{
    private const int Writers = 8;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>After how many devices the kill comes: three rounds, or twenty-four where there is time.</summary>
    public static TheoryData<int> Rounds { get; } =
        Environment.GetEnvironmentVariable("EM_TEST_LONG") == "1" ? [.. Enumerable.Range(1, 24).Select(round => round * 17)] : [10, 75, 200];

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task Every_change_that_was_acknowledged_before_a_kill_is_there_after_the_restart(int devices)
    {
        var acknowledged = new ConcurrentDictionary<string, Acknowledged>();
        using (ServiceProcess service = ServiceProcess.Start(_folder.Path))
        {
            await service.WaitUntilReadyAsync();
            using var stop = new CancellationTokenSource();
            Task[] writers = [.. Enumerable.Range(0, Writers).Select(_ => WriteAsync(service.Client, acknowledged, stop.Token))];
            await UntilAsync(() => acknowledged.Count >= devices);
            await service.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }

        acknowledged.Should().HaveCountGreaterThanOrEqualTo(devices - Writers);
        using ServiceProcess restarted = ServiceProcess.Start(_folder.Path);
        await restarted.WaitUntilReadyAsync();

        foreach ((string mac, Acknowledged expected) in acknowledged)
        {
            await ShouldBeKeptAsync(restarted.Client, mac, expected);
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromMinutes(3));
            await Task.Delay(5);
        }
    }

    // Adds a device, edits it twice, deletes every fourth; notes a change only once it was acknowledged.
    private static async Task WriteAsync(
        HttpClient client, ConcurrentDictionary<string, Acknowledged> acknowledged, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                string mac = Mac.Next();
                (await client.AddAsync(ConsoleClient.Device(mac, label: "v1", password: "p1-" + mac))).EnsureSuccessStatusCode();
                acknowledged[mac] = new Acknowledged(1, Gone: false);
                for (int version = 2; version <= 3; version++)
                {
                    var changes = new JsonObject { ["label"] = $"v{version}", ["password"] = $"p{version}-{mac}" };
                    (await client.EditAsync(mac, changes)).EnsureSuccessStatusCode();
                    acknowledged[mac] = new Acknowledged(version, Gone: false);
                }

                if (mac[^1] is '0' or '4' or '8' or 'c')
                {
                    // Unknown until acknowledged: the kill may come on either side of the commit.
                    acknowledged.TryRemove(mac, out _);
                    (await client.DeleteAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative), CancellationToken.None)).EnsureSuccessStatusCode();
                    acknowledged[mac] = new Acknowledged(0, Gone: true);
                }
            }
            catch (HttpRequestException exception) when (exception.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                // A busy disk. Whether the change was made is as open as at the kill.
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static async Task ShouldBeKeptAsync(HttpClient client, string mac, Acknowledged expected)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative));
        if (expected.Gone)
        {
            response.StatusCode.Should().Be(HttpStatusCode.NotFound);
            return;
        }

        // The change in flight at the kill may be kept or not, but only whole and only the next one.
        long version = (await response.JsonAsync()).GetProperty("version").GetInt64();
        version.Should().BeInRange(expected.Version, expected.Version + 1);
        string file = await client.GetStringAsync(new Uri($"/provision/{mac}.cfg", UriKind.Relative));
        file.Should().Contain($"account.1.label = v{version}\n").And.Contain($"account.1.password = p{version}-{mac}\n");
    }

    private sealed record Acknowledged(long Version, bool Gone);
}
