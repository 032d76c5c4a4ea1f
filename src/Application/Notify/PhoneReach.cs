using System.Net;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Notify;

/// <summary>What the record of requests and the other devices tell of how a phone can be reached.</summary>
/// <param name="Address">The address that last fetched this device's own file; null when none did.</param>
/// <param name="FetchedAt">When it did; UTC.</param>
/// <param name="AddressIsShared">Whether another device's file was last fetched from there too, as behind NAT.</param>
/// <param name="AccountIsShared">Whether another device has the same username at the same server, so that both would be told.</param>
public sealed record PhoneReach(IPAddress? Address, DateTimeOffset? FetchedAt, bool AddressIsShared, bool AccountIsShared);

/// <summary>Tells how phones can be reached.</summary>
public interface IPhoneReachReader
{
    /// <summary>What is known of a device's phone.</summary>
    Task<PhoneReach> FindAsync(Device device, CancellationToken cancellationToken);
}
