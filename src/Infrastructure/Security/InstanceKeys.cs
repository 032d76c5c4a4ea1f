using EndpointManager.Application.Common;

namespace EndpointManager.Infrastructure.Security;

/// <summary>Holds the keys once they were found to be those that the database was encrypted with.</summary>
internal sealed class InstanceKeys(KeyFile file)
{
    // A record of a lost key is asked for again and again; the file is not read for each.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly Lock _looking = new();
    private volatile KeyRing? _ring;
    private volatile string _problem = "The encryption key was not loaded yet.";
    private long _lookedAt;

    /// <summary>Whether secrets can be read and written.</summary>
    public bool Ready => _ring is not null;

    /// <summary>The keys.</summary>
    /// <exception cref="SecretUnreadableException">There are none that fit.</exception>
    public KeyRing Ring => _ring ?? throw new SecretUnreadableException(_problem);

    /// <summary>The key that secrets were encrypted with first; null as long as they cannot be.</summary>
    public string? StartedWith { get; private set; }

    /// <summary>From now on secrets can be read and written.</summary>
    public void Use(KeyRing ring)
    {
        StartedWith ??= ring.Current.Id;
        _ring = ring;
    }

    /// <summary>Says why there is no key.</summary>
    public void Report(string problem) => _problem = problem;

    /// <summary>
    /// Looks for a key in the file again: somebody who is exchanging the keys may have encrypted with one before it was noticed
    /// here. Null when it is not there either.
    /// </summary>
    public InstanceKey? FindAnew(string id)
    {
        lock (_looking)
        {
            if (Ring.Find(id) is { } known)
            {
                return known;
            }

            if (_lookedAt == 0 || TimeProvider.System.GetElapsedTime(_lookedAt) >= BetweenLooks)
            {
                _lookedAt = TimeProvider.System.GetTimestamp();
                Reload();
            }

            return Ring.Find(id);
        }
    }

    /// <summary>Takes over what the file holds, if that is these keys and others; whatever else it is does no harm.</summary>
    /// <returns>Why the keys in use are not those of the file; null where they are.</returns>
    public string? Reload()
    {
        KeyRing old = Ring;
        try
        {
            return file.Read() is { } read ? TakeOver(old, read) : $"The key file {file.Location} is missing.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            // Somebody is at work there: the keys that were good before are still.
            return $"The key file {file.Location} cannot be used: {exception.Message}";
        }
    }

    private string? TakeOver(KeyRing old, KeyRing read)
    {
        if (read.ToFileText() == old.ToFileText())
        {
            return null;
        }

        if (!Continues(old, read))
        {
            return $"The key file {file.Location} holds other keys than those in use ({old}).";
        }

        Use(read);
        return null;
    }

    // A file of another installation, put in this one's place, has none of its keys.
    private static bool Continues(KeyRing old, KeyRing read) =>
        read.Find(old.Current.Id) is { } kept ? kept.CheckValue == old.Current.CheckValue
        : old.Find(read.Current.Id)?.CheckValue == read.Current.CheckValue;
}
