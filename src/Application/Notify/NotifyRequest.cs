using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Notify;

/// <summary>A NOTIFY to be sent to a device's phone.</summary>
/// <param name="Device">The device, whose account names the phone.</param>
/// <param name="Event">The value of the Event header (RFC 6665): one of its brand's.</param>
/// <param name="Reach">What is known of where the phone is.</param>
/// <param name="Patient">
/// Whether it may wait for its turn at a server that is sent many at the moment; the wait does not count as time for the answer.
/// </param>
public sealed record NotifyRequest(Device Device, string Event, PhoneReach Reach, bool Patient);
