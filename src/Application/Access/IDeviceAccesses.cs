using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Access;

/// <summary>What lets phones at their devices' secrets, for changing it inside a unit of work.</summary>
public interface IDeviceAccesses
{
    /// <summary>Keeps the access of a device that is being added.</summary>
    void Add(DeviceAccess access);

    /// <summary>Makes the secrets of devices available from now on. Devices that are gone are passed over.</summary>
    Task ArmAsync(IReadOnlyCollection<DeviceId> devices, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Puts an access in the place of the one that a device has.</summary>
    Task ReplaceAsync(DeviceAccess access, CancellationToken cancellationToken);
}
