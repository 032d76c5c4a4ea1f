using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Requests;

/// <summary>No phone with this MAC address has asked, or not lately.</summary>
public sealed class UnknownPhoneNotFoundException(MacAddress macAddress)
    : Exception($"No unknown phone has the MAC address {macAddress.ToColonForm()}.");
