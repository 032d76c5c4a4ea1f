using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Bulk;

/// <summary>Many devices at once, without holding them in memory. None of it has the deadline of a request.</summary>
public interface IBulkDevices
{
    /// <summary>The devices that have one of these MAC addresses.</summary>
    /// <param name="macAddresses">Some hundred at most.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<IReadOnlyList<Device>> FindAsync(IReadOnlyCollection<MacAddress> macAddresses, CancellationToken cancellationToken);

    /// <summary>Keeps all of the new devices and of the edits, or none.</summary>
    /// <exception cref="DevicesTakenException">A device came to be with the MAC address of one of them.</exception>
    /// <exception cref="DevicesChangedException">A device is no longer at the version that its edit is for.</exception>
    /// <exception cref="StorageUnavailableException">The database cannot take them; nothing was kept.</exception>
    Task WriteAsync(IAsyncEnumerable<Device> added, IAsyncEnumerable<DeviceEdit> edited, CancellationToken cancellationToken);

    /// <summary>Hands out every device that fits, in the filter's order, as the database was at one moment; pages do not count.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot serve; what was handed out is not all.</exception>
    Task ReadAsync(DeviceFilter filter, Action<Device> take, CancellationToken cancellationToken);

    /// <summary>Forgets the devices with these MAC addresses; gives those that no device had.</summary>
    Task<IReadOnlyList<MacAddress>> DeleteAsync(IReadOnlyList<MacAddress> macAddresses, CancellationToken cancellationToken);

    /// <summary>Forgets the devices that fit; pages and order do not count. Gives their number.</summary>
    /// <param name="filter">Which devices.</param>
    /// <param name="expectedCount">How many there have to be; null for any number.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="DeviceCountException">There are more or fewer; none was deleted.</exception>
    Task<long> DeleteAsync(DeviceFilter filter, long? expectedCount, CancellationToken cancellationToken);
}

/// <summary>An edit of a device as it was read.</summary>
/// <param name="Id">The device.</param>
/// <param name="Version">The version that the edit is for.</param>
/// <param name="Changes">What changes.</param>
/// <param name="Time">When it was asked for.</param>
public sealed record DeviceEdit(DeviceId Id, long Version, DeviceChanges Changes, DateTimeOffset Time);
