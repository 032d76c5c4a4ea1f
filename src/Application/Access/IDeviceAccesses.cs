using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Access;

/// <summary>What lets phones at their devices' secrets, for writing: inside the unit of work where there is one, else at once.</summary>
public interface IDeviceAccesses
{
    /// <summary>Keeps the access of a device that is being added.</summary>
    void Add(DeviceAccess access);

    /// <summary>Makes the secrets of a device available from now on.</summary>
    Task ArmAsync(DeviceId device, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Puts an access in the place of the one that a device has.</summary>
    Task ReplaceAsync(DeviceAccess access, CancellationToken cancellationToken);
}
