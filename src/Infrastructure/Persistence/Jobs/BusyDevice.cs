using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Persistence.Jobs;

/// <summary>A device that is being notified.</summary>
internal sealed class BusyDevice
{
    /// <summary>The device.</summary>
    public required DeviceId DeviceId { get; init; }

    /// <summary>By whom: the id of a job, or one that was made for a single NOTIFY.</summary>
    public required Guid Occupation { get; init; }

    /// <summary>When it is free again without being freed; null for a job, which frees it for certain. UTC.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
