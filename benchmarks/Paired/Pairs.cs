using System.Globalization;

namespace EndpointManager.Benchmarks.Paired;

/// <summary>Two things measured in turn, so that what else the machine does falls on both.</summary>
internal static class Pairs
{
    /// <summary>Measures in turn, after rounds that do not count, and prints medians and the median of the ratios.</summary>
    public static async Task RunAsync(
        string title, string oneName, Func<Task<double>> one, string otherName, Func<Task<double>> other, int pairs, int unmeasured = 1)
    {
        for (int round = 0; round < unmeasured; round++)
        {
            await one();
            await other();
        }

        List<(double One, double Other)> rounds = [];
        for (int pair = 0; pair < pairs; pair++)
        {
            // Whichever comes first has the colder machine, so they change places.
            double first = await (pair % 2 == 0 ? one() : other());
            double second = await (pair % 2 == 0 ? other() : one());
            rounds.Add(pair % 2 == 0 ? (first, second) : (second, first));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{oneName} {rounds[^1].One:0.0}, {otherName} {rounds[^1].Other:0.0}"));
        }

        Console.WriteLine($"\n### {title}, medians of {pairs} pairs\n");
        Console.WriteLine($"| {oneName} | {otherName} | ratio |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {Median(rounds.Select(r => r.One)):0.0} | {Median(rounds.Select(r => r.Other)):0.0} | {Median(rounds.Select(r => r.One / r.Other)):0.00} |"));
    }

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
