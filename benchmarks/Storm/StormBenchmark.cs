using System.Globalization;
using System.Net;
using EndpointManager.Application.Settings;
using EndpointManager.Benchmarks.Paired;
using EndpointManager.Domain.Brands;

namespace EndpointManager.Benchmarks.Storm;

/// <summary>A boot storm against the service and against nginx in turn, each alone on one core.</summary>
internal static class StormBenchmark
{
    private const int ServerCore = 0;
    private const int PhonesAtOnce = 1000;
    private const int WarmUpPhones = 3000;

    /// <summary>Runs so many pairs, and prints a table with the medians.</summary>
    public static async Task RunAsync(DatabaseSettings database, string keyFile, int phoneCount, int pairs)
    {
        BrandCatalogue catalogue = Fleet.Catalogue();
        List<BootingPhone> phones = Site.Of(catalogue, phoneCount);
        double fillSeconds = await Fleet.FillAsync(database, keyFile, phones);
        Console.Error.WriteLine($"filled in {fillSeconds:0} s");
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine("/dev/shm", $"storm-{Environment.ProcessId}"));
        try
        {
            (ServiceUnderTest service, _) = await ServiceUnderTest.StartAsync(database, keyFile, ServerCore);
            using (service)
            {
                await CopyFilesAsync(service.EndPoint, phones, folder);
                using NginxUnderTest nginx = await NginxUnderTest.StartAsync(folder.FullName, ServerCore);
                await BootStorm.RunAsync(service.EndPoint, [.. phones.Take(WarmUpPhones)], PhonesAtOnce);
                List<Run> ours = [];
                List<Run> theirs = [];
                for (int pair = 0; pair < pairs; pair++)
                {
                    theirs.Add(await MeasureAsync("nginx", nginx.EndPoint, () => nginx.CpuMilliseconds, phones));
                    ours.Add(await MeasureAsync("service", service.EndPoint, () => service.CpuMilliseconds, phones));
                }

                Print(phoneCount, ours, theirs, service.ResidentMegabytes);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // What the phones will ask for, as the service answers it now.
    private static async Task CopyFilesAsync(EndPoint server, List<BootingPhone> phones, DirectoryInfo folder)
    {
        folder.CreateSubdirectory("provision");
        HashSet<string> copied = [];
        await using PhoneConnection connection = await PhoneConnection.OpenAsync(server, CancellationToken.None);
        foreach (BootingPhone phone in phones)
        {
            foreach (BootRequest request in phone.Requests().Where(request => request.IsThere && copied.Add(request.Path)))
            {
                int status = await connection.GetAsync(request.Path, phone.UserAgent, BootStorm.AddressOf(0), CancellationToken.None);
                if (status != (int)HttpStatusCode.OK)
                {
                    throw new InvalidOperationException($"{request.Path}: {status}");
                }

                await File.WriteAllBytesAsync(folder.FullName + request.Path, connection.Body);
            }
        }
    }

    private static async Task<Run> MeasureAsync(string who, EndPoint server, Func<double> cpu, List<BootingPhone> phones)
    {
        double before = cpu();
        BootStormResult result = await BootStorm.RunAsync(server, phones, PhonesAtOnce);
        // What the service does about a storm after the last answer is part of its cost.
        await Task.Delay(BootStorm.Settle);
        double used = cpu() - before;
        string statuses = string.Join(", ", result.Statuses.OrderBy(status => status.Key).Select(status => $"{status.Value} x {status.Key}"));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{who}: {result.Seconds:0.0} s, {used / 1000:0.0} s of CPU, {statuses}, {result.Wrong} wrong, {result.Broken.Count} broken {result.Broken.FirstOrDefault()}"));
        return new Run(result.Seconds, used / 1000, 1e6 * used / 1000 / result.Requests, Pairs.Median(result.PhoneMilliseconds),
            result.PhoneMilliseconds.Max(), result.Requests, result.Wrong + result.Broken.Count);
    }

    private static void Print(int phoneCount, List<Run> ours, List<Run> theirs, double megabytes)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n### Boot storm: {phoneCount:N0} phones, {ours[0].Requests:N0} requests, {PhonesAtOnce} at once, medians of {ours.Count} pairs\n"));
        Console.WriteLine("| | seconds | CPU s | CPU µs/request | median phone ms | slowest phone ms | errors |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        PrintRow("service", ours);
        PrintRow("nginx, static files in memory", theirs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\nService to nginx, median of pairs: time {Ratio(ours, theirs, run => run.Seconds):0.00}, CPU {Ratio(ours, theirs, run => run.CpuSeconds):0.00}. Resident: {megabytes:0} MB."));
    }

    private static void PrintRow(string who, List<Run> runs) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {who} | {MedianOf(runs, r => r.Seconds):0.0} | {MedianOf(runs, r => r.CpuSeconds):0.0} | {MedianOf(runs, r => r.CpuMicroseconds):0} | {MedianOf(runs, r => r.MedianPhone):0} | {MedianOf(runs, r => r.SlowestPhone):0} | {runs.Sum(r => r.Errors)} |"));

    private static double Ratio(List<Run> ours, List<Run> theirs, Func<Run, double> of) =>
        Pairs.Median(ours.Zip(theirs, (our, their) => of(our) / of(their)));

    private static double MedianOf(List<Run> runs, Func<Run, double> of) => Pairs.Median(runs.Select(of));

    private sealed record Run(
        double Seconds, double CpuSeconds, double CpuMicroseconds, double MedianPhone, double SlowestPhone, int Requests, int Errors);
}
