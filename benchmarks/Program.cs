using System.Globalization;
using System.Net;
using EndpointManager.Application.Settings;
using EndpointManager.Benchmarks.Engines;
using EndpointManager.Benchmarks.Notify;
using EndpointManager.Benchmarks.Paired;
using EndpointManager.Benchmarks.Storm;

// docs/performance.md says what each command measures and how to run it.
const string Usage = """
    Usage: Benchmarks engine sqlite|postgresql|mysql CONNECTION_STRING [DEVICES]
           Benchmarks storm  sqlite|postgresql|mysql CONNECTION_STRING [PHONES] [PAIRS]
           Benchmarks recording boots|singles sqlite|postgresql|mysql CONNECTION_STRING [PHONES] [PAIRS]
           Benchmarks million FOLDER [DEVICES] [PAIRS]
           Benchmarks import FOLDER [DEVICES]
           Benchmarks notify [NOTIFYS] [PAIRS]
           Benchmarks job FOLDER [DEVICES] [PER_SECOND]
           Benchmarks timing FOLDER [REQUESTS]
    """;

switch (args)
{
    case ["engine", var provider, var connectionString, .. var rest]:
        await EngineBenchmark.RunAsync(Database(provider, connectionString), KeyOf(provider), Number(rest, 0, 100_000));
        return 0;
    case ["storm", var provider, var connectionString, .. var rest]:
        await StormBenchmark.RunAsync(Database(provider, connectionString), KeyOf(provider), Number(rest, 0, 50_000), Number(rest, 1, 5));
        return 0;
    case ["recording", "boots", var provider, var connectionString, .. var rest]:
        await RecordingBenchmark.RunBootsAsync(Database(provider, connectionString), KeyOf(provider), Number(rest, 0, 10_000), Number(rest, 1, 7));
        return 0;
    case ["recording", "singles", var provider, var connectionString, .. var rest]:
        await RecordingBenchmark.RunSinglesAsync(Database(provider, connectionString), KeyOf(provider), Number(rest, 0, 10_000), Number(rest, 1, 7));
        return 0;
    case [RecordingBenchmark.ServeSwitched]:
        await RecordingBenchmark.ServeSwitchedAsync();
        return 0;
    case ["million", var folder, .. var rest]:
        await MillionBenchmark.RunAsync(Directory.CreateDirectory(folder).FullName, Number(rest, 0, 1_000_000), Number(rest, 1, 5));
        return 0;
    case ["import", var folder, .. var rest]:
        await ImportMeasurement.RunAsync(Directory.CreateDirectory(folder).FullName, Number(rest, 0, 100_000));
        return 0;
    case ["notify", .. var rest]:
        await NotifyBenchmark.RunAsync(Number(rest, 0, 5_000), Number(rest, 1, 5));
        return 0;
    case ["job", var folder, .. var rest]:
        await JobBenchmark.RunAsync(Directory.CreateDirectory(folder).FullName, Number(rest, 0, 10_000), Number(rest, 1, 200));
        return 0;
    case ["timing", var folder, .. var rest]:
        await TimingBenchmark.RunAsync(Directory.CreateDirectory(folder).FullName, Number(rest, 0, 20_000));
        return 0;
    case [NotifyRun.Send, var target, var count]:
        await NotifyRun.RunAsync(IPAddress.Parse(target), Number([count], 0, 0));
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static DatabaseSettings Database(string provider, string connectionString) =>
    new() { Provider = provider, ConnectionString = connectionString };

static string KeyOf(string provider) => Path.GetFullPath($"benchmark-{provider}.key");

static int Number(string[] words, int at, int otherwise) =>
    words.Length > at ? int.Parse(words[at], CultureInfo.InvariantCulture) : otherwise;
