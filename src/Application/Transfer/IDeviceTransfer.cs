using EndpointManager.Application.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Transfer;

/// <summary>All devices at once, in and out, without holding them in memory.</summary>
public interface IDeviceTransfer
{
    /// <summary>Hands out every device, by MAC address, as the database was at one moment.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot serve; what was handed out is not all.</exception>
    Task ReadAllAsync(Func<Device, Task> take, CancellationToken cancellationToken);

    /// <summary>Which of these MAC addresses devices have already.</summary>
    Task<IReadOnlyList<MacAddress>> FindExistingAsync(IReadOnlyCollection<MacAddress> macAddresses, CancellationToken cancellationToken);

    /// <summary>Keeps all of the devices or none.</summary>
    /// <exception cref="DeviceAlreadyExistsException">A device came to be with the MAC address of one of them.</exception>
    /// <exception cref="StorageUnavailableException">The database cannot take them; nothing was kept.</exception>
    Task AddAllAsync(IAsyncEnumerable<Device> devices, CancellationToken cancellationToken);
}
