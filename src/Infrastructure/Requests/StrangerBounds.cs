namespace EndpointManager.Infrastructure.Requests;

/// <summary>How much is kept of what anybody in a permitted network, or outside, can make up.</summary>
internal sealed record StrangerBounds
{
    /// <summary>Most requests of MAC addresses that no device has, or without one; newest first.</summary>
    public int Requests { get; init; } = 100_000;

    /// <summary>Most unknown phones; those seen last.</summary>
    public int UnknownPhones { get; init; } = 10_000;
}
