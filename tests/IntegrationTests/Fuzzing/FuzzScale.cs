using System.Globalization;

namespace EndpointManager.IntegrationTests.Fuzzing;

/// <summary>How long the fuzzers run, and where they begin.</summary>
internal static class FuzzScale
{
    /// <summary>Requests of a run: 1,000 unless <c>EM_FUZZ_REQUESTS</c> says otherwise.</summary>
    public static int Requests => Read("EM_FUZZ_REQUESTS", 1000);

    /// <summary>Seed of a run: always the same, so that a test does not fail by luck, unless <c>EM_FUZZ_SEED</c> says otherwise.</summary>
    public static int Seed => Read("EM_FUZZ_SEED", 20261126);

    private static int Read(string variable, int fallback) =>
        int.TryParse(System.Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value) ? value : fallback;
}
