using EndpointManager.Application.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Transfer;

/// <summary>What a transfer to another installation asks of storage. None of it holds all devices in memory.</summary>
public interface IDeviceTransfer
{
    /// <summary>Hands out every device, by MAC address, as the database was at one moment.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot serve; what was handed out is not all.</exception>
    Task ReadAllAsync(Func<Device, Task> take, CancellationToken cancellationToken);

    /// <summary>Which of these MAC addresses devices have already.</summary>
    Task<IReadOnlyList<MacAddress>> FindExistingAsync(IReadOnlyCollection<MacAddress> macAddresses, CancellationToken cancellationToken);
}
