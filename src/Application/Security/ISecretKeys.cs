using EndpointManager.Application.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Security;

/// <summary>The encryption keys of the installation, for whoever exchanges them.</summary>
public interface ISecretKeys
{
    /// <summary>Id of the key that encrypts.</summary>
    /// <exception cref="SecretUnreadableException">There is no key that fits the database.</exception>
    string CurrentId { get; }

    /// <summary>Ids of all keys that can be decrypted with.</summary>
    IReadOnlyList<string> Ids { get; }

    /// <summary>
    /// Keeps other commands from exchanging keys until the result is disposed, and takes over what they did before: of two that
    /// put back what they had read, the second would drop the key that the first encrypts with.
    /// </summary>
    /// <exception cref="IOException">Another one is at it.</exception>
    /// <exception cref="SecretUnreadableException">The keys are not those of the file any more.</exception>
    IDisposable Lock();

    /// <summary>Makes a new key and encrypts with it from now on; the older ones stay readable.</summary>
    /// <param name="announce">Told the key's id before anything is encrypted with it. If it fails, nothing ever is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task ExchangeAsync(Func<string, Task> announce, CancellationToken cancellationToken);

    /// <summary>Drops older keys for good.</summary>
    void Forget(IReadOnlySet<string> ids);

    /// <summary>Encrypts with the key in use what was encrypted with an older one; what was with that one stays as it is.</summary>
    /// <exception cref="SecretUnreadableException">It cannot be decrypted.</exception>
    string Reseal(SecretKind kind, DeviceId device, string sealedText);
}
