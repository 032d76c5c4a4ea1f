using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Devices;

/// <summary>The devices, for changing them inside a unit of work.</summary>
public interface IDeviceRepository
{
    /// <summary>The device with this MAC address, held against other writers until the transaction ends.</summary>
    Task<Device?> FindAsync(MacAddress macAddress, CancellationToken cancellationToken);

    /// <summary>Keeps a new device.</summary>
    void Add(Device device);

    /// <summary>Forgets a device.</summary>
    void Remove(Device device);
}

/// <summary>Shortcuts over the repository.</summary>
internal static class DeviceRepositoryExtensions
{
    /// <summary>The device with this MAC address.</summary>
    /// <exception cref="DeviceNotFoundException">There is none.</exception>
    public static async Task<Device> GetAsync(
        this IDeviceRepository devices, MacAddress macAddress, CancellationToken cancellationToken) =>
        await devices.FindAsync(macAddress, cancellationToken) ?? throw new DeviceNotFoundException(macAddress);
}
