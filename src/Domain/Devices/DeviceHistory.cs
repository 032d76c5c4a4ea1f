namespace EndpointManager.Domain.Devices;

/// <summary>What a device went through in the installation that it comes from.</summary>
/// <param name="CreatedAt">When it was registered; UTC.</param>
/// <param name="UpdatedAt">When it was last edited; UTC.</param>
/// <param name="Version">Its version, 1 or more.</param>
public sealed record DeviceHistory(DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version);
