using System.Globalization;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using EndpointManager.Benchmarks.Storm;
using EndpointManager.Infrastructure.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Benchmarks.Paired;

/// <summary>
/// What it costs to record requests: the service with its recorder, and with one that forgets. Both in one process, as two compile what
/// they are seen to call often in two ways, which alone makes one cost some percent more than the other.
/// </summary>
internal static class RecordingBenchmark
{
    /// <summary>Argument by which this program becomes the service with a recorder that can be switched off.</summary>
    public const string ServeSwitched = "serve-switched";

    private const string Record = "record";
    private const string Forget = "forget";

    // Threads without work would spin on the one core: up to a second of processor time in the seconds in which a round settles.
    private static readonly KeyValuePair<string, string>[] IdleForNothing = [new("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0")];

    private const int ServerCore = 0;
    private const int Requests = 60_000;
    private const int PhonesAtOnce = 200;

    // The runtime compiles twice more what is called thirty times, and then sixty. What runs once a batch, or once when the record is
    // cleared up, is called so often in many small batches, and what runs for each request in rounds that do not count.
    private const int SmallBatches = 300;
    private const int SmallBatch = 100;
    private const int Unmeasured = 3;

    // A small batch is written by then.
    private static readonly TimeSpan ShortSettle = TimeSpan.FromSeconds(1.1);

    /// <summary>Phones that boot, as they do it. Runs on a database that is filled if it is not.</summary>
    public static async Task RunBootsAsync(DatabaseSettings database, string keyFile, int count, int pairs)
    {
        List<BootingPhone> phones = Site.Of(Fleet.Catalogue(), count);
        await Fleet.FillAsync(database, keyFile, phones);
        BootingPhone[][] small = [.. phones.Chunk(SmallBatch)];
        await RunAsync(
            database, keyFile, $"CPU µs for a request of {count:N0} phones that boot",
            (service, number) => BootAllAsync(service, small[number % small.Length], ShortSettle, TextWriter.Null),
            service => BootAllAsync(service, phones, BootStorm.Settle, Console.Error), pairs);
    }

    /// <summary>The worst case: phones that fetch their file and nothing else. Runs on a database that is filled if it is not.</summary>
    public static async Task RunSinglesAsync(DatabaseSettings database, string keyFile, int devices, int pairs)
    {
        await Fleet.FillAsync(database, keyFile, devices);
        await RunAsync(
            database, keyFile, $"CPU µs for a phone's file, {devices:N0} devices",
            (service, _) => PhoneLoad.MeasureAsync(service, devices, SmallBatch, ShortSettle),
            service => PhoneLoad.MeasureAsync(service, devices, Requests, BootStorm.Settle), pairs);
    }

    private static async Task<double> BootAllAsync(ServiceUnderTest service, IReadOnlyList<BootingPhone> phones, TimeSpan settle, TextWriter report)
    {
        double before = service.CpuMilliseconds;
        BootStormResult result = await BootStorm.RunAsync(service.EndPoint, phones, PhonesAtOnce);
        if (result.Wrong > 0 || !result.Broken.IsEmpty)
        {
            throw new InvalidOperationException($"{result.Wrong} wrong answers, {result.Broken.Count} broken connections");
        }

        double meanwhile = 1000 * (service.CpuMilliseconds - before) / result.Requests;
        await Task.Delay(settle);
        double all = 1000 * (service.CpuMilliseconds - before) / result.Requests;
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{meanwhile:0.0} while they boot, {all - meanwhile:0.0} afterwards"));
        return all;
    }

    private static async Task RunAsync(
        DatabaseSettings database,
        string keyFile,
        string title,
        Func<ServiceUnderTest, int, Task> warmUp,
        Func<ServiceUnderTest, Task<double>> measure,
        int pairs)
    {
        // With the collector and whatever else the service is set to, which this program is not.
        string settings = Path.ChangeExtension(typeof(Service).Assembly.Location, ".runtimeconfig.json");
        string[] program = ["exec", "--runtimeconfig", settings, typeof(RecordingBenchmark).Assembly.Location, ServeSwitched];
        (ServiceUnderTest service, _) = await ServiceUnderTest.StartAsync(database, keyFile, ServerCore, program, IdleForNothing);
        using (service)
        {
            for (int number = 0; number < SmallBatches; number++)
            {
                await warmUp(service, number);
            }

            await Pairs.RunAsync(
                $"{title}, {database.Provider}", "recorded", () => SwitchedAsync(Record), "not recorded", () => SwitchedAsync(Forget), pairs, Unmeasured);
        }

        async Task<double> SwitchedAsync(string order)
        {
            await service.TellAsync(order);
            return await measure(service);
        }
    }

    /// <summary>Runs the service, configured by the environment, with a recorder that is told by the standard input to record or to forget.</summary>
    public static async Task ServeSwitchedAsync()
    {
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
        await using WebApplication app = Service.Create(ConfigurationReader.Read("no-such-file.toml", environment), AddSwitch);
        var recorder = (SwitchedLog)app.Services.GetRequiredService<IRequestLog>();
        // The console reads with a blocked thread, whatever it is asked.
        Task obeying = Task.Run(() => recorder.Obey(Console.In));
        await app.RunAsync();
        await obeying;
    }

    private static void AddSwitch(IServiceCollection services)
    {
        ServiceDescriptor recorder = services.Last(service => service.ServiceType == typeof(IRequestLog));
        services.AddSingleton<IRequestLog>(provider => new SwitchedLog((IRequestLog)recorder.ImplementationFactory!(provider)));
    }

    private sealed class SwitchedLog(IRequestLog recorder) : IRequestLog
    {
        private volatile bool _records = true;

        public void Record(PhoneRequest request)
        {
            if (_records)
            {
                recorder.Record(request);
            }
        }

        public void Obey(TextReader orders)
        {
            while (orders.ReadLine() is { } order)
            {
                _records = order == RecordingBenchmark.Record;
            }
        }
    }
}
