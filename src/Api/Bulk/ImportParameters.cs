using Microsoft.Extensions.Primitives;

namespace EndpointManager.Api.Bulk;

/// <summary>
/// The query of an import, read by hand: to MVC an empty parameter is one that was left out and an unknown one is nothing, but what
/// somebody meant to be a dry run must not write.
/// </summary>
internal static class ImportParameters
{
    /// <summary>What a row does whose MAC address a device has.</summary>
    public const string Mode = "mode";

    /// <summary>Whether to change nothing.</summary>
    public const string DryRun = "dryRun";

    /// <summary>A parameter as it was typed, empty or several times as well; null if it was not.</summary>
    public static string? Typed(IQueryCollection query, string name) =>
        query.TryGetValue(name, out StringValues typed) ? typed.ToString() : null;

    /// <summary>The names that are none of these.</summary>
    public static IReadOnlyCollection<string> UnknownIn(IQueryCollection query) =>
        [.. query.Keys.Except([Mode, DryRun], StringComparer.OrdinalIgnoreCase)];
}
