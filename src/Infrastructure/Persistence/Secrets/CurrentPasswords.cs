using EndpointManager.Application.Common;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Persistence.Secrets;

/// <summary>
/// The passwords of one transaction, which may have been sealed long before it. Whoever exchanges keys seals anew what he finds,
/// and then drops the old ones; what is not committed yet he does not find.
/// </summary>
internal sealed class CurrentPasswords(ISecretKeys keys)
{
    private string? _key;

    /// <summary>The password, sealed with the key in use.</summary>
    /// <exception cref="SecretUnreadableException">The key that it was sealed with is gone.</exception>
    public SealedPassword Of(DeviceId device, SealedPassword password)
    {
        _key ??= keys.CurrentId;
        return new SealedPassword(keys.Reseal(SecretKind.Password, device, password.CipherText));
    }

    /// <summary>Tells before the commit whether all that was written is still sealed with the key in use.</summary>
    /// <exception cref="StorageUnavailableException">It is not, and must not be kept.</exception>
    public void RequireCurrent()
    {
        if (_key is not null && _key != keys.CurrentId)
        {
            throw new StorageUnavailableException("The keys of secrets were exchanged meanwhile. Nothing was changed: try again.");
        }
    }
}
