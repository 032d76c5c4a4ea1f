using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using EndpointManager.Application.Settings;
using Microsoft.Data.Sqlite;

namespace EndpointManager.Benchmarks.Engines;

/// <summary>
/// An import over HTTP beside the rate of the engine itself: the same rows through one prepared statement in one transaction,
/// with nothing else. In pairs, one after the other, each into a copy of the same SQLite file.
/// </summary>
internal static class ImportMeasurement
{
    private const int Pairs = 5;
    private const int WarmUps = 2;
    private const string Table = "endpoint_devices";

    /// <summary>Measures, and prints the table.</summary>
    public static async Task RunAsync(string folder, int count)
    {
        byte[][] files = [.. Enumerable.Range(0, WarmUps + 1).Select(file => CsvOf(file * count, count))];
        List<double> ratios = [];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n### Import of {count:N0} devices, {files[0].Length / 1048576.0:0.0} MB of CSV, SQLite\n"));
        Console.WriteLine("| first import, rows/s | third import, rows/s | prepared insert, rows/s | third import / insert | service's CPU s | resident MB before, most |");
        Console.WriteLine("|---|---|---|---|---|---|");
        for (int pair = 0; pair < Pairs; pair++)
        {
            string imported = Path.Combine(folder, $"import-{pair}.db");
            string inserted = Path.Combine(folder, $"insert-{pair}.db");
            Import import = await ImportAsync(imported, inserted, files);
            double insertSeconds = await InsertAsync(imported, inserted, WarmUps * count);
            ratios.Add(insertSeconds / import.Seconds);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {count / import.FirstSeconds:0} | {count / import.Seconds:0} | {count / insertSeconds:0} | {insertSeconds / import.Seconds:0.00} | {import.CpuSeconds:0.0} | {import.BeforeMegabytes:0}, {import.MostMegabytes:0} |"));
            SqliteConnection.ClearAllPools();
            File.Delete(imported);
            File.Delete(inserted);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nMedian of third import / insert: {ratios.Order().ElementAt(Pairs / 2):0.00}"));
    }

    private static byte[] CsvOf(int first, int count)
    {
        var csv = new StringBuilder("macAddress,brand,model,label,username,password,serverAddress,transport\r\n");
        foreach (int number in Enumerable.Range(first, count))
        {
            csv.Append(CultureInfo.InvariantCulture, $"{Fleet.MacOf(number)},Yealink,T46S,Desk {number:000000},{number:00000},secret-{number:00000000},203.0.113.10:5060,udp\r\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static async Task<Import> ImportAsync(string path, string copy, byte[][] files)
    {
        (ServiceUnderTest service, _) = await ServiceUnderTest.StartAsync(new DatabaseSettings { ConnectionString = $"Data Source={path}" }, path + ".key");
        using (service)
        {
            // The first import compiles most of what it runs. A service that has imported before shows what an import costs.
            double first = await PostAsync(service, files[0]);
            foreach (byte[] file in files[1..^1])
            {
                await PostAsync(service, file);
            }

            await CopyAsync(path, copy);
            using var done = new CancellationTokenSource();
            Task<double> most = WatchAsync(service, done.Token);
            double before = service.ResidentMegabytes;
            double cpu = service.CpuMilliseconds;
            double seconds = await PostAsync(service, files[^1]);
            cpu = service.CpuMilliseconds - cpu;
            await done.CancelAsync();
            return new Import(first, seconds, cpu / 1000, before, await most);
        }
    }

    private static async Task<double> PostAsync(ServiceUnderTest service, ReadOnlyMemory<byte> csv)
    {
        using var body = new ReadOnlyMemoryContent(csv);
        body.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await service.Client.PostAsync(new Uri("/console/endpoint-manager/devices/import", UriKind.Relative), body);
        string answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InvalidOperationException(answer);
    }

    private static async Task<double> WatchAsync(ServiceUnderTest service, CancellationToken done)
    {
        double most = 0;
        while (!done.IsCancellationRequested)
        {
            most = Math.Max(most, service.ResidentMegabytes);
            await Task.Delay(20, CancellationToken.None);
        }

        return most;
    }

    // What VACUUM INTO writes has the same content; the journal's mode has to be said again.
    private static async Task CopyAsync(string from, string to)
    {
        await using var source = new SqliteConnection($"Data Source={from};Pooling=False");
        await source.OpenAsync();
        await using SqliteCommand copy = new("VACUUM INTO $to", source);
        copy.Parameters.AddWithValue("$to", to);
        await copy.ExecuteNonQueryAsync();
    }

    private static async Task<double> InsertAsync(string from, string to, int alreadyThere)
    {
        List<object[]> rows = [];
        List<string> columns = [];
        await using (var source = new SqliteConnection($"Data Source={from};Pooling=False"))
        {
            await source.OpenAsync();
            // In the order in which the import wrote them.
            await using SqliteCommand read = new($"SELECT * FROM {Table} WHERE rowid > {alreadyThere} ORDER BY rowid", source);
            await using SqliteDataReader reader = await read.ExecuteReaderAsync();
            columns.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
            while (await reader.ReadAsync())
            {
                object[] row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
            }
        }

        await using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        await target.OpenAsync();
        await using (SqliteCommand durable = new("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL", target))
        {
            await durable.ExecuteNonQueryAsync();
        }

        long start = Stopwatch.GetTimestamp();
        await using SqliteTransaction transaction = target.BeginTransaction();
        await using SqliteCommand insert = new(
            $"INSERT INTO {Table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "$" + column))})", target, transaction);
        insert.Parameters.AddRange(columns.Select(column => new SqliteParameter { ParameterName = "$" + column }));
        insert.Prepare();
        foreach (object[] row in rows)
        {
            for (int column = 0; column < row.Length; column++)
            {
                insert.Parameters[column].Value = row[column];
            }

            insert.ExecuteNonQuery();
        }

        await transaction.CommitAsync();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private sealed record Import(double FirstSeconds, double Seconds, double CpuSeconds, double BeforeMegabytes, double MostMegabytes);
}
