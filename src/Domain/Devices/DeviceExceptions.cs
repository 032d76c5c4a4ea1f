using EndpointManager.Domain.Common;

namespace EndpointManager.Domain.Devices;

/// <summary>No device has this MAC address.</summary>
public sealed class DeviceNotFoundException(MacAddress macAddress)
    : DomainException($"No device has the MAC address {macAddress.ToColonForm()}.");

/// <summary>Another device has this MAC address already.</summary>
public sealed class DeviceAlreadyExistsException(MacAddress macAddress)
    : DomainException($"A device with the MAC address {macAddress.ToColonForm()} exists already.");

/// <summary>The device was changed since the caller read it.</summary>
public sealed class VersionConflictException(long actualVersion)
    : DomainException($"The device is at version {actualVersion}; read it again before changing it.");
