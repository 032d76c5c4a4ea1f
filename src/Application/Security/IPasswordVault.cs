using EndpointManager.Application.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Security;

/// <summary>Encrypts SIP passwords for storage. What was sealed for one device cannot be opened as another's.</summary>
public interface IPasswordVault
{
    /// <summary>Encrypts a password.</summary>
    /// <exception cref="SecretUnreadableException">There is no key that fits the database.</exception>
    SealedPassword Seal(DeviceId device, SipPassword password);

    /// <summary>Decrypts a password.</summary>
    /// <exception cref="SecretUnreadableException">The key is not there, or the record was damaged or moved.</exception>
    SipPassword Open(DeviceId device, SealedPassword password);
}
