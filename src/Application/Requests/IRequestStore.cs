using EndpointManager.Application.Common;

namespace EndpointManager.Application.Requests;

/// <summary>Keeps what phones did. One belongs to one batch or one step of clearing up.</summary>
public interface IRequestStore
{
    /// <summary>Keeps a batch, all of it or none, in one transaction.</summary>
    /// <returns>How many of its requests came from MAC addresses that no device has, or from none.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot take it now; it may be tried again.</exception>
    Task<int> SaveAsync(RequestBatch batch, CancellationToken cancellationToken);

    /// <summary>Forgets some of the requests before a time.</summary>
    /// <returns>Whether there may be more of them.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot do it now.</exception>
    Task<bool> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Forgets all but the newest requests of each of some phones.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot do it now.</exception>
    Task KeepNewestAsync(IReadOnlyCollection<string> macAddresses, int count, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets all but the newest requests of strangers, all but the last seen unknown phones, and those of them that are
    /// devices by now.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database cannot do it now.</exception>
    Task KeepNewestStrangersAsync(int requests, int phones, CancellationToken cancellationToken);
}
