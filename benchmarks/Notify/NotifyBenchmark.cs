using System.Globalization;
using System.Net;
using EndpointManager.Benchmarks.Paired;

namespace EndpointManager.Benchmarks.Notify;

/// <summary>NOTIFYs at full speed to a sipp phone, by this service and by sipp in turn: the phone on one core, whoever sends on the other.</summary>
internal static class NotifyBenchmark
{
    /// <summary>Runs so many pairs, and prints tables with the medians.</summary>
    public static async Task RunAsync(int count, int pairs)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("notify-");
        try
        {
            var target = new IPEndPoint(IPAddress.Parse("127.63.0.1"), 5060);
            using SippUnderTest phone = await SippUnderTest.AnswerAsync(folder.FullName, target);
            List<Sending> ours = [];
            List<Sending> theirs = [];
            await Pairs.RunAsync(
                $"{count} NOTIFYs, answered per second",
                "service",
                () => RateAsync(ours, () => NotifyRun.StartAsync(target.Address, count)),
                "sipp",
                () => RateAsync(theirs, () => SippUnderTest.SendAsync(folder.FullName, target, count)),
                pairs);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"\nprocessor time of each, in µs: service {CpuOf(ours):0}, sipp {CpuOf(theirs):0}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> RateAsync(List<Sending> all, Func<Task<Sending>> send)
    {
        Sending sending = await send();
        all.Add(sending);
        return sending.PerSecond;
    }

    private static double CpuOf(List<Sending> sendings) => Pairs.Median(sendings.Skip(1).Select(sending => sending.CpuMicroseconds));
}

/// <summary>What sending took.</summary>
/// <param name="PerSecond">NOTIFYs that were answered in a second.</param>
/// <param name="CpuMicroseconds">Processor time of one, in microseconds.</param>
internal sealed record Sending(double PerSecond, double CpuMicroseconds);
