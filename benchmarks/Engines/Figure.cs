using System.Globalization;

namespace EndpointManager.Benchmarks.Engines;

/// <summary>One line of the table.</summary>
internal sealed class Figure(string what, IEnumerable<double> milliseconds, double cpuMilliseconds)
{
    private readonly double[] _sorted = [.. milliseconds.Order()];

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {At(0.5):0.0#} | {At(0.99):0.0#} | {cpuMilliseconds:0.0#} |");

    private double At(double share) => _sorted[(int)((_sorted.Length - 1) * share)];
}
