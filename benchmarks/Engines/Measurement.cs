using System.Diagnostics;
using EndpointManager.Application.Settings;
using Microsoft.AspNetCore.Http;

namespace EndpointManager.Benchmarks.Engines;

/// <summary>What is measured, over HTTP.</summary>
internal static class Measurement
{
    private const int Starts = 5;
    private const string Devices = "/console/endpoint-manager/devices";

    public static async Task<List<Figure>> RunAsync(DatabaseSettings database, string keyFile, int count)
    {
        List<Figure> figures = [await StartUpAsync(database, keyFile)];
        (ServiceUnderTest service, _) = await ServiceUnderTest.StartAsync(database, keyFile);
        using (service)
        {
            int lastPage = Math.Max(1, count / 25);
            int deepPage = Math.Min(4000, lastPage);
            // The same numbers in every run.
            var random = new Random(1);
            await RepeatAsync(service, "", 1000, () => Provision(random, count));
            figures.Add(await RepeatAsync(service, "provision by MAC, one connection", 5000, () => Provision(random, count)));
            figures.Add(await RepeatAsync(service, "provision, unknown MAC", 2000, () => $"/provision/805ec1{random.Next(0x1000000):x6}.cfg", expectFound: false));
            figures.Add(await StormAsync(service, random, count));
            figures.Add(await RepeatAsync(service, "list, page 1", 100, () => $"{Devices}?page=1"));
            figures.Add(await RepeatAsync(service, $"list, page {deepPage}", 100, () => $"{Devices}?page={deepPage}"));
            figures.Add(await RepeatAsync(service, "list by label, page 1", 50, () => $"{Devices}?sort=label"));
            figures.Add(await RepeatAsync(service, $"list by label, page {deepPage}", 50, () => $"{Devices}?sort=label&page={deepPage}"));
            figures.Add(await RepeatAsync(service, "search, one hit", 50, () => $"{Devices}?search=desk%20{random.Next(count):000000}"));
            figures.Add(await RepeatAsync(service, "search, a fifth of all", 50, () => $"{Devices}?search=t46s"));
            figures.Add(await RepeatAsync(service, "search, part of a MAC", 50, () => $"{Devices}?search={Fleet.MacOf(random.Next(count))[4..]}"));
            Console.Error.WriteLine($"resident: {service.ResidentMegabytes:0} MB");
        }

        return figures;
    }

    private static string Provision(Random random, int count) => $"/provision/{Fleet.MacOf(random.Next(count))}.cfg";

    private static async Task<Figure> StartUpAsync(DatabaseSettings database, string keyFile)
    {
        List<double> times = [];
        double cpu = 0;
        for (int start = 0; start < Starts; start++)
        {
            (ServiceUnderTest service, double milliseconds) = await ServiceUnderTest.StartAsync(database, keyFile);
            times.Add(milliseconds);
            cpu += service.CpuMilliseconds;
            service.Dispose();
        }

        return new Figure("start until ready", times, cpu / Starts);
    }

    private static async Task<Figure> RepeatAsync(ServiceUnderTest service, string what, int times, Func<string> path, bool expectFound = true)
    {
        await AskAsync(service, path(), expectFound);
        double cpu = service.CpuMilliseconds;
        List<double> milliseconds = [];
        for (int time = 0; time < times; time++)
        {
            milliseconds.Add(await AskAsync(service, path(), expectFound));
        }

        return new Figure(what, milliseconds, (service.CpuMilliseconds - cpu) / times);
    }

    /// <summary>What a power cut brings: many phones at once.</summary>
    private static async Task<Figure> StormAsync(ServiceUnderTest service, Random random, int count)
    {
        const int Phones = 20_000;
        string[] paths = [.. Enumerable.Range(0, Phones).Select(_ => Provision(random, count))];
        double[] milliseconds = new double[Phones];
        double cpu = service.CpuMilliseconds;
        int again = 0;
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(0, Phones, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (phone, _) =>
        {
            (int status, milliseconds[phone]) = await AskAsync(service, paths[phone]);
            if (status == StatusCodes.Status503ServiceUnavailable)
            {
                Interlocked.Increment(ref again);
            }
        });
        string what = $"provision by MAC, 32 at a time ({Phones / clock.Elapsed.TotalSeconds:0}/s{(again > 0 ? $", {again} told to come again" : "")})";
        return new Figure(what, milliseconds, (service.CpuMilliseconds - cpu) / Phones);
    }

    private static async Task<double> AskAsync(ServiceUnderTest service, string path, bool expectFound)
    {
        (int status, double milliseconds) = await AskAsync(service, path);
        return status == (expectFound ? StatusCodes.Status200OK : StatusCodes.Status404NotFound)
            ? milliseconds
            : throw new InvalidOperationException($"{path}: {status}");
    }

    private static async Task<(int Status, double Milliseconds)> AskAsync(ServiceUnderTest service, string path)
    {
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await service.Client.GetAsync(new Uri(path, UriKind.Relative));
        await response.Content.ReadAsByteArrayAsync();
        return ((int)response.StatusCode, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
