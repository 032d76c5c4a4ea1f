using System.Net;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Access;

/// <summary>What lets phones at their devices' secrets, for reading. Each question is a look into an index.</summary>
public interface IDeviceAccessReader
{
    /// <summary>The device with this MAC address, and its access.</summary>
    Task<AccessedDevice?> FindAsync(MacAddress macAddress, CancellationToken cancellationToken);

    /// <summary>The device that has a token.</summary>
    /// <param name="lookup">The token's keyed hash.</param>
    /// <param name="isFirst">Whether it is a token of the first access.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<AccessedDevice?> FindByTokenAsync(string lookup, bool isFirst, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a phone is no stranger: its device was armed not long ago, or got its file at this address before. One
    /// question, whether there is such a device or not.
    /// </summary>
    Task<bool> IsExpectedAsync(MacAddress macAddress, IPAddress source, DateTimeOffset armedSince, CancellationToken cancellationToken);

    /// <summary>The accesses of devices; those without one are missing.</summary>
    Task<IReadOnlyDictionary<DeviceId, DeviceAccess>> OfAsync(IReadOnlyCollection<DeviceId> devices, CancellationToken cancellationToken);
}

/// <summary>A device and what lets its phone at its secrets.</summary>
/// <param name="Device">The device.</param>
/// <param name="Access">Its access; null without a record of it.</param>
public sealed record AccessedDevice(Device Device, DeviceAccess? Access);
