using System.Globalization;
using EndpointManager.Application.Settings;
using EndpointManager.Benchmarks;

// Fills a database and measures the service on it: docs/performance.md says how.
if (args is not [var provider, var connectionString, ..] || args.Length > 3)
{
    Console.Error.WriteLine("Usage: Benchmarks sqlite|postgresql|mysql CONNECTION_STRING [DEVICES]");
    return 2;
}

int count = args is [_, _, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 100_000;
var settings = new DatabaseSettings { Provider = provider, ConnectionString = connectionString };
string key = Path.GetFullPath($"benchmark-{provider}.key");

double fillSeconds = await Fleet.FillAsync(settings, key, count);
List<Figure> figures = await Measurement.RunAsync(settings, key, count);

string filled = fillSeconds > 0 ? $", filled in {fillSeconds:0} s" : "";
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n### {provider}, {count:N0} devices{filled}\n"));
Console.WriteLine("| what | median ms | p99 ms | CPU ms each |");
Console.WriteLine("|---|---|---|---|");
figures.ForEach(figure => Console.WriteLine(figure));
return 0;
