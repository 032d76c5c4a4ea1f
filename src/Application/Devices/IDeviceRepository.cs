using EndpointManager.Domain.Common;
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

    /// <summary>Keeps a new device.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="maker">Makes it.</param>
    /// <param name="fields">Of what; checked by a <see cref="NewDeviceValidator{TRequest}"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="DeviceAlreadyExistsException">A device has the MAC address.</exception>
    public static async Task<Device> RegisterAsync(
        this IDeviceRepository devices, DeviceMaker maker, DeviceFields fields, CancellationToken cancellationToken)
    {
        MacAddress macAddress = ParsedValue.Parse<MacAddress>(fields.MacAddress.Text!);
        if (await devices.FindAsync(macAddress, cancellationToken) is not null)
        {
            throw new DeviceAlreadyExistsException(macAddress);
        }

        Device device = maker.TryMake(fields)!;
        devices.Add(device);
        return device;
    }
}
