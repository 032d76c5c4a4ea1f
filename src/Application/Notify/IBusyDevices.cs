using EndpointManager.Application.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Notify;

/// <summary>
/// Who is being notified, so that nobody is twice at the same time. All instances of the service see the same, and the
/// database keeps them from getting past it.
/// </summary>
public interface IBusyDevices
{
    /// <summary>Makes a device busy. No transaction stays open.</summary>
    /// <param name="device">The device.</param>
    /// <param name="atMost">When it is free again at the latest, for the case that nobody is left to free it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What frees it; null when it is busy already.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot tell.</exception>
    Task<Guid?> TryOccupyAsync(DeviceId device, TimeSpan atMost, CancellationToken cancellationToken);

    /// <summary>Frees a device. Where the database is away it stays busy until its time is over.</summary>
    Task FreeAsync(DeviceId device, Guid occupation);
}
