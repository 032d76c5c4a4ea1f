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
        Console.WriteLine($"| {oneName} | {otherName} | ratio | of all pairs | of the sums |");
        Console.WriteLine("|---|---|---|---|---|");
        double[] ratios = [.. rounds.Select(round => round.One / round.Other)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {Median(rounds.Select(round => round.One)):0.0} | {Median(rounds.Select(round => round.Other)):0.0} | {Median(ratios):0.00} "
            + $"| {ratios.Min():0.00} to {ratios.Max():0.00} | {rounds.Sum(round => round.One) / rounds.Sum(round => round.Other):0.00} |"));
    }

    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
