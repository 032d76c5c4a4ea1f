using EndpointManager.Application.Common;
using EndpointManager.Application.Security;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Security;

/// <summary>Finds the key and makes sure that it is the one the database was encrypted with, before anything uses it.</summary>
internal sealed class KeyInitializer(
    KeyFile file, IEncryptionKeyRegister register, InstanceKeys keys, ILogger<KeyInitializer> logger)
{
    /// <summary>Loads the key, or makes one for a database that has none.</summary>
    /// <exception cref="SecretUnreadableException">The key is missing, damaged or another database's.</exception>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        try
        {
            keys.Use(await LoadAsync(cancellationToken));
        }
        catch (SecretUnreadableException exception)
        {
            keys.Report(exception.Message);
            throw;
        }
    }

    private async Task<KeyRing> LoadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> known = await register.ReadAsync(cancellationToken);
        KeyRing ring = ReadOrCreate(mayCreate: known.Count == 0, known.Keys);
        if (known.Count == 0)
        {
            await register.AddAsync(ring.Current.Id, ring.Current.CheckValue, cancellationToken);
            known = await register.ReadAsync(cancellationToken);
        }

        List<InstanceKey> named = [.. ring.All.Where(key => known.ContainsKey(key.Id))];
        if (named.Count == 0 || named.Exists(key => known[key.Id] != key.CheckValue))
        {
            throw new SecretUnreadableException(
                $"The key file {file.Location} holds another key than the one this database was encrypted with ({string.Join(", ", known.Keys)}). Restore the right file.");
        }

        // A backup of the database from before the keys were exchanged.
        if (!known.ContainsKey(ring.Current.Id))
        {
            await register.AddAsync(ring.Current.Id, ring.Current.CheckValue, cancellationToken);
        }

        if (file.IsOpenToOthers)
        {
            Log.KeyFileOpenToOthers(logger, file.Location);
        }

        return ring;
    }

    private KeyRing ReadOrCreate(bool mayCreate, IEnumerable<string> knownIds)
    {
        try
        {
            return file.Read() ?? (mayCreate ? Create() : throw new SecretUnreadableException(
                $"The key file {file.Location} is missing, and this database was encrypted with its key ({string.Join(", ", knownIds)}). Restore the file."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new SecretUnreadableException($"The key file {file.Location} cannot be used: {exception.Message}", exception);
        }
    }

    private KeyRing Create()
    {
        KeyRing ring = file.Create();
        Log.KeyFileCreated(logger, file.Location);
        return ring;
    }
}
