namespace EndpointManager.Domain.Devices;

/// <summary>Immutable identity of a device; its MAC address may change, this never does.</summary>
/// <param name="Value">A UUID of version 7 (RFC 9562), made by the application.</param>
public readonly record struct DeviceId(Guid Value)
{
    /// <summary>A new identity, in order of <paramref name="now"/>.</summary>
    public static DeviceId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
