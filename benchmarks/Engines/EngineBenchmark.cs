using System.Globalization;
using EndpointManager.Application.Settings;

namespace EndpointManager.Benchmarks.Engines;

/// <summary>Fills a database and measures the service on it.</summary>
internal static class EngineBenchmark
{
    /// <summary>Runs, and prints a table.</summary>
    public static async Task RunAsync(DatabaseSettings database, string keyFile, int count)
    {
        double fillSeconds = await Fleet.FillAsync(database, keyFile, count);
        List<Figure> figures = await Measurement.RunAsync(database, keyFile, count);

        string filled = fillSeconds > 0 ? $", filled in {fillSeconds:0} s" : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n### {database.Provider}, {count:N0} devices{filled}\n"));
        Console.WriteLine("| what | median ms | p99 ms | CPU ms each |");
        Console.WriteLine("|---|---|---|---|");
        figures.ForEach(figure => Console.WriteLine(figure));
    }
}
