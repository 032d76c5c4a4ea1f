using EndpointManager.Application.Settings;
using EndpointManager.Benchmarks.Engines;

namespace EndpointManager.Benchmarks.Paired;

/// <summary>What a phone's request costs among a million devices and among a thousand; and the people's lists of a million.</summary>
internal static class MillionBenchmark
{
    private const int Few = 1000;
    private const int ServerCore = 0;
    private const int Requests = 40_000;

    /// <summary>Runs on two SQLite files in a folder, which are filled if they are not there.</summary>
    public static async Task RunAsync(string folder, int many, int pairs)
    {
        string keyFile = Path.Combine(folder, "million.key");
        DatabaseSettings small = FileOf(folder, Few);
        DatabaseSettings large = FileOf(folder, many);
        await Fleet.FillAsync(small, keyFile, Few);
        Console.Error.WriteLine($"filled in {await Fleet.FillAsync(large, keyFile, many):0} s");
        (ServiceUnderTest few, _) = await ServiceUnderTest.StartAsync(small, keyFile, ServerCore);
        using (few)
        {
            (ServiceUnderTest lots, _) = await ServiceUnderTest.StartAsync(large, keyFile, ServerCore);
            using (lots)
            {
                await Pairs.RunAsync(
                    "CPU µs for a phone's file, recording included",
                    $"{many:N0} devices", () => PhoneLoad.MeasureAsync(lots, many, Requests, TimeSpan.FromSeconds(2)),
                    $"{Few:N0} devices", () => PhoneLoad.MeasureAsync(few, Few, Requests, TimeSpan.FromSeconds(2)),
                    pairs);
            }
        }

        await EngineBenchmark.RunAsync(large, keyFile, many);
    }

    private static DatabaseSettings FileOf(string folder, int count) =>
        new() { Provider = "sqlite", ConnectionString = $"Data Source={Path.Combine(folder, $"devices-{count}.db")}" };
}
