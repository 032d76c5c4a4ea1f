namespace EndpointManager.Domain.Devices;

/// <summary>The versions a caller is willing to change: those it named, or any.</summary>
public sealed class ExpectedVersion
{
    private readonly IReadOnlyCollection<long>? _versions;

    private ExpectedVersion(IReadOnlyCollection<long>? versions) => _versions = versions;

    /// <summary>The last writer wins.</summary>
    public static ExpectedVersion Any { get; } = new(null);

    /// <summary>One of the named versions; none named fits no device.</summary>
    public static ExpectedVersion OneOf(IReadOnlyCollection<long> versions) => new(versions);

    /// <summary>Whether a device at <paramref name="version"/> may be changed.</summary>
    public bool Fits(long version) => _versions is null || _versions.Contains(version);
}
