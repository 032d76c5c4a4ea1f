using System.Diagnostics;
using System.Globalization;
using EndpointManager.Application.Settings;
using EndpointManager.Benchmarks.Storm;
using Microsoft.Data.Sqlite;

namespace EndpointManager.Benchmarks.Paired;

/// <summary>Whether the time of a refusal tells if a MAC address is known: both asked for in turn, over one connection.</summary>
internal static class TimingBenchmark
{
    private const int Devices = 10_000;
    private const int ServerCore = 0;
    private const int StrangersToLockOut = 20;
    private const string Outside = "203.0.113.9";
    private const string WrongToken = "dAAAAAAAAAAAAAAAAAAAAAA/";

    /// <summary>Runs on a SQLite file in a folder, which is filled if it is not there.</summary>
    public static async Task RunAsync(string folder, int requests)
    {
        string keyFile = Path.Combine(folder, "timing.key");
        var database = new DatabaseSettings { Provider = "sqlite", ConnectionString = $"Data Source={Path.Combine(folder, "timing.db")}" };
        await Fleet.FillAsync(database, keyFile, Devices);
        await AgeAsync(database.ConnectionString);

        Console.WriteLine($"\n### Microseconds until a refusal, medians of {requests:N0} requests each\n");
        Console.WriteLine("| refused because of | known | unknown | difference | difference of unknown and unknown |");
        Console.WriteLine("|---|---|---|---|---|");
        await MeasureAsync("its network (`lan`)", database, keyFile, requests, 404, []);
        await MeasureAsync("no credentials (`shared`)", database, keyFile, requests, 401, [
            new("EM_PROVISIONING__ACCESS", "shared"), new("EM_PROVISIONING__SHARED_KEY", "0123456789abcdef")]);
        await MeasureAsync("a lock-out (`open`)", database, keyFile, requests, 404, [new("EM_PROVISIONING__ACCESS", "open")], StrangersToLockOut);
        await MeasureAsync("a wrong token (`token`)", database, keyFile, requests, 404, [
            new("EM_PROVISIONING__ACCESS", "token"), new("EM_PROVISIONING__LOCKOUT_AFTER", "0")], shown: WrongToken);
    }

    // What was added or armed lately is expected, and served.
    private static async Task AgeAsync(string connectionString)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            "UPDATE endpoint_device_access SET armed_at = NULL; UPDATE endpoint_devices SET created_at = datetime(created_at, '-2 days')";
        await command.ExecuteNonQueryAsync();
    }

    private static async Task MeasureAsync(
        string reason,
        DatabaseSettings database,
        string keyFile,
        int requests,
        int status,
        IEnumerable<KeyValuePair<string, string>> settings,
        int strangers = 0,
        string shown = "")
    {
        (ServiceUnderTest service, _) = await ServiceUnderTest.StartAsync(database, keyFile, ServerCore, more: settings);
        using (service)
        {
            await using PhoneConnection connection = await PhoneConnection.OpenAsync(service.EndPoint, CancellationToken.None);
            for (int i = 0; i < strangers; i++)
            {
                await connection.GetAsync($"/provision/{StrangerMac(i)}.cfg", "probe", Outside, CancellationToken.None);
            }

            // Three kinds in turn, the third being the second again: how far apart equal things come out.
            List<double>[] times = [[], [], []];
            for (int i = 0; i < requests + (requests / 10); i++)
            {
                foreach (int kind in Shuffled(i))
                {
                    string mac = kind == 0 ? Fleet.MacOf(i * 7919 % Devices) : StrangerMac((3 * i) + kind);
                    double time = await TimeAsync(connection, shown + mac, status);
                    if (i >= requests / 10)
                    {
                        times[kind].Add(time);
                    }
                }
            }

            double[] medians = [.. times.Select(Pairs.Median)];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {reason} | {medians[0]:0.0} | {medians[1]:0.0} | {medians[0] - medians[1]:+0.0;-0.0} | {medians[2] - medians[1]:+0.0;-0.0} |"));
        }
    }

    private static int[] Shuffled(int round) => (round % 3) switch
    {
        0 => [0, 1, 2],
        1 => [2, 0, 1],
        _ => [1, 2, 0],
    };

    private static async Task<double> TimeAsync(PhoneConnection connection, string name, int status)
    {
        long start = Stopwatch.GetTimestamp();
        int answered = await connection.GetAsync($"/provision/{name}.cfg", "probe", Outside, CancellationToken.None);
        double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        return answered == status ? microseconds : throw new InvalidOperationException($"{name}: {answered}");
    }

    private static string StrangerMac(int number) => "02ffff" + number.ToString("x6", CultureInfo.InvariantCulture);
}
