using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Devices;

/// <summary>What the phones of devices fetched, for reading. The record of requests writes it.</summary>
public interface IDeviceFetches
{
    /// <summary>What a device's phone fetched; null when it never asked.</summary>
    Task<DeviceFetch?> FindAsync(DeviceId device, CancellationToken cancellationToken);
}
