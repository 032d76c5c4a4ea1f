using EndpointManager.Api.Hosting;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
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

    // The recorder's last batch is written by then.
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);

    /// <summary>Runs on a database that is filled if it is not.</summary>
    public static async Task RunAsync(DatabaseSettings database, string keyFile, int devices, int pairs)
    {
        await Fleet.FillAsync(database, keyFile, devices);
        (ServiceUnderTest recording, _) = await ServiceUnderTest.StartAsync(database, keyFile, ServerCore);
        using (recording)
        {
            string[] program = [typeof(RecordingBenchmark).Assembly.Location, ServeUnrecorded];
            (ServiceUnderTest forgetting, _) = await ServiceUnderTest.StartAsync(database, keyFile, ServerCore, program);
            using (forgetting)
            {
                await Pairs.RunAsync(
                    $"CPU µs for a phone's file, {database.Provider}, {devices:N0} devices",
                    "recorded", () => PhoneLoad.MeasureAsync(recording, devices, Requests, Settle),
                    "not recorded", () => PhoneLoad.MeasureAsync(forgetting, devices, Requests, Settle),
                    pairs);
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
