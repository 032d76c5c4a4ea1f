using EndpointManager.Api.Hosting;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using EndpointManager.Benchmarks.Storm;
using EndpointManager.Infrastructure.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Benchmarks.Paired;

/// <summary>What it costs to record requests: the service as it is, and the same with a recorder that forgets.</summary>
internal static class RecordingBenchmark
{
    /// <summary>Argument by which this program becomes the service that records nothing.</summary>
    public const string ServeUnrecorded = "serve-unrecorded";

    private const int ServerCore = 0;
    private const int Requests = 60_000;
    private const int PhonesAtOnce = 200;

    // Until then, the runtime is still compiling what it finds to be called often, of the one that records more than of the other.
    private const int Unmeasured = 3;

    // The recorder's last batch is written by then.
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(12);

    /// <summary>Phones that boot, as they do it. Runs on a database that is filled if it is not.</summary>
    public static async Task RunBootsAsync(DatabaseSettings database, string keyFile, int count, int pairs)
    {
        List<BootingPhone> phones = Site.Of(Fleet.Catalogue(), count);
        await Fleet.FillAsync(database, keyFile, phones);
        await RunAsync(database, keyFile, $"CPU µs for a request of {count:N0} phones that boot", service => BootAllAsync(service, phones), pairs);
    }

    /// <summary>The worst case: phones that fetch their file and nothing else. Runs on a database that is filled if it is not.</summary>
    public static async Task RunSinglesAsync(DatabaseSettings database, string keyFile, int devices, int pairs)
    {
        await Fleet.FillAsync(database, keyFile, devices);
        await RunAsync(
            database, keyFile, $"CPU µs for a phone's file, {devices:N0} devices",
            service => PhoneLoad.MeasureAsync(service, devices, Requests, Settle), pairs);
    }

    private static async Task<double> BootAllAsync(ServiceUnderTest service, List<BootingPhone> phones)
    {
        double before = service.CpuMilliseconds;
        BootStormResult result = await BootStorm.RunAsync(service.EndPoint, phones, PhonesAtOnce);
        if (result.Wrong > 0 || !result.Broken.IsEmpty)
        {
            throw new InvalidOperationException($"{result.Wrong} wrong answers, {result.Broken.Count} broken connections");
        }

        await Task.Delay(Settle);
        return 1000 * (service.CpuMilliseconds - before) / result.Requests;
    }

    private static async Task RunAsync(
        DatabaseSettings database, string keyFile, string title, Func<ServiceUnderTest, Task<double>> measure, int pairs)
    {
        (ServiceUnderTest recording, _) = await ServiceUnderTest.StartAsync(database, keyFile, ServerCore);
        using (recording)
        {
            // With the collector and whatever else the service is set to, which this program is not.
            string settings = Path.ChangeExtension(typeof(Service).Assembly.Location, ".runtimeconfig.json");
            string[] program = ["exec", "--runtimeconfig", settings, typeof(RecordingBenchmark).Assembly.Location, ServeUnrecorded];
            (ServiceUnderTest forgetting, _) = await ServiceUnderTest.StartAsync(database, keyFile, ServerCore, program);
            using (forgetting)
            {
                await Pairs.RunAsync(
                    $"{title}, {database.Provider}", "recorded", () => measure(recording), "not recorded", () => measure(forgetting), pairs, Unmeasured);
            }
        }
    }

    /// <summary>Runs the service, configured by the environment, with a recorder that forgets.</summary>
    public static async Task ServeUnrecordedAsync()
    {
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
        await using WebApplication app = Service.Create(
            ConfigurationReader.Read("no-such-file.toml", environment), services => services.AddSingleton<IRequestLog, Forgetful>());
        await app.RunAsync();
    }

    private sealed class Forgetful : IRequestLog
    {
        public void Record(PhoneRequest request)
        {
        }
    }
}
