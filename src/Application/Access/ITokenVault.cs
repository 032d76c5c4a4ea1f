using EndpointManager.Application.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Access;

/// <summary>Makes device tokens and keeps them unreadable in the database, where a token is found by a keyed hash.</summary>
public interface ITokenVault
{
    /// <summary>Gives a device new tokens in place of those it may have.</summary>
    /// <exception cref="SecretUnreadableException">There is no key that fits the database.</exception>
    void Issue(DeviceAccess access);

    /// <summary>The keyed hash by which a token is found.</summary>
    /// <exception cref="SecretUnreadableException">There is no key that fits the database.</exception>
    string LookupOf(DeviceToken token);

    /// <summary>Decrypts a device's token.</summary>
    /// <exception cref="SecretUnreadableException">The key is not there, or the record was damaged or moved.</exception>
    DeviceToken Open(DeviceId device, string sealedToken);
}
