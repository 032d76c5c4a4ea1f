using System.Globalization;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>MAC addresses that no other test uses.</summary>
internal static class Mac
{
    private static int _last;

    /// <summary>A new one, as twelve hex digits.</summary>
    public static string Next(string prefix = "805ec1") =>
        prefix + Interlocked.Increment(ref _last).ToString("x6", CultureInfo.InvariantCulture);
}
