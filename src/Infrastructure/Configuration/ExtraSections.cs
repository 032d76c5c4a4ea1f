namespace EndpointManager.Infrastructure.Configuration;

/// <summary>The operator's own parameters by brand, in the order of the file. A class: they may hold secrets.</summary>
internal sealed class ExtraSections
{
    /// <summary>Those for device files.</summary>
    public Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Device { get; } = new(StringComparer.Ordinal);

    /// <summary>Those for common files.</summary>
    public Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Common { get; } = new(StringComparer.Ordinal);
}
