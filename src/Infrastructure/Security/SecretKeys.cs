using EndpointManager.Application.Common;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Security;

/// <summary>Exchanges keys in the key file and in the database that knows them.</summary>
internal sealed class SecretKeys(KeyFile file, InstanceKeys keys, IEncryptionKeyRegister register) : ISecretKeys
{
    private readonly SecretBox _passwords = SecretBox.ForPasswords(keys);
    private readonly SecretBox _tokens = SecretBox.ForTokens(keys);

    public string CurrentId => keys.Ring.Current.Id;

    public IReadOnlyList<string> Ids => [.. keys.Ring.All.Select(key => key.Id)];

    public IDisposable Lock()
    {
        IDisposable held = file.Lock();

        // Another command may have exchanged keys since this process read them.
        if (keys.Reload() is { } problem)
        {
            held.Dispose();
            throw new SecretUnreadableException(problem);
        }

        return held;
    }

    // The database knows the key before anything is encrypted with it: an instance that starts in between finds all it needs.
    public async Task ExchangeAsync(Func<string, Task> announce, CancellationToken cancellationToken)
    {
        var key = InstanceKey.Create();
        await register.AddAsync(key.Id, key.CheckValue, cancellationToken);
        await announce(key.Id);
        Replace(keys.Ring.With(key));
    }

    public void Forget(IReadOnlySet<string> ids) => Replace(keys.Ring.Without(ids));

    public string Reseal(SecretKind kind, DeviceId device, string sealedText)
    {
        SecretBox box = kind == SecretKind.Password ? _passwords : _tokens;
        return box.IsCurrent(sealedText) ? sealedText : box.Seal(device, box.Open(device, sealedText, clear => clear));
    }

    private void Replace(KeyRing ring)
    {
        // An editor asks for no lock, and some network drives have none.
        if (file.Read()?.ToFileText() != keys.Ring.ToFileText())
        {
            throw new SecretUnreadableException($"The key file {file.Location} was changed by somebody else meanwhile. It was left as it is.");
        }

        file.Replace(ring);
        keys.Use(ring);
    }
}
