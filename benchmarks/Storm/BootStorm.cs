using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EndpointManager.Benchmarks.Storm;

/// <summary>A power cut is over: all phones of a site boot at once.</summary>
internal static class BootStorm
{
    /// <summary>The recorder's last batch is written so long after a storm.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Lets all phones boot.</summary>
    /// <param name="server">The server.</param>
    /// <param name="phones">The phones.</param>
    /// <param name="atOnce">How many are connected at any moment.</param>
    public static async Task<BootStormResult> RunAsync(EndPoint server, IReadOnlyList<BootingPhone> phones, int atOnce)
    {
        var result = new BootStormResult(phones.Count);
        using var patience = new CancellationTokenSource(Patience);
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = patience.Token };
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(0, phones.Count, options, async (number, cancellationToken) =>
        {
            long start = Stopwatch.GetTimestamp();
            await BootAsync(server, phones[number], AddressOf(number), result, cancellationToken);
            result.PhoneMilliseconds[number] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
        result.Seconds = clock.Elapsed.TotalSeconds;
        return result;
    }

    /// <summary>The address of a phone in its LAN.</summary>
    public static string AddressOf(int number) => $"10.{(number >> 16) + 1}.{(number >> 8) & 0xff}.{number & 0xff}";

    private static async Task BootAsync(
        EndPoint server, BootingPhone phone, string from, BootStormResult result, CancellationToken cancellationToken)
    {
        try
        {
            foreach (BootRequest[] requests in phone.Requests().Chunk(phone.KeepsConnection ? int.MaxValue : 1))
            {
                await AskAsync(server, phone, requests, from, result, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            result.Broken.Add(exception.Message);
        }
    }

    private static async Task AskAsync(
        EndPoint server, BootingPhone phone, BootRequest[] requests, string from, BootStormResult result, CancellationToken cancellationToken)
    {
        await using PhoneConnection connection = await PhoneConnection.OpenAsync(server, cancellationToken);
        foreach (BootRequest request in requests)
        {
            int status = await connection.GetAsync(request.Path, phone.UserAgent, from, cancellationToken);
            result.Count(status, isRight: status == (request.IsThere ? 200 : 404));
        }
    }
}
