using System.Reflection;
using System.Text.Json.Serialization;
using EndpointManager.Domain.Jobs;

namespace EndpointManager.Application.Jobs;

/// <summary>Names of the states of a job's devices.</summary>
public static class JobItemStates
{
    private static readonly Dictionary<string, JobItemState> ByName =
        Enum.GetValues<JobItemState>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The names, for example <c>timed-out</c>.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string? name, out JobItemState state) => ByName.TryGetValue(name ?? "", out state);

    // One word, or a name of its own.
    private static string NameOf(JobItemState state) =>
        typeof(JobItemState).GetField(state.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
        ?? state.ToString().ToLowerInvariant();
}
