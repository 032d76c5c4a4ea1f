using EndpointManager.Application.Common;

namespace EndpointManager.Application.Requests;

/// <summary>Keeps what phones did. One belongs to one batch or one step of clearing up.</summary>
public interface IRequestStore
{
    /// <summary>Keeps a batch, all of it or none, in one transaction.</summary>
    /// <returns>How many of its requests came from MAC addresses that no device has, or from none.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot take it now; it may be tried again.</exception>
    Task<int> SaveAsync(RequestBatch batch, CancellationToken cancellationToken);

    /// <summary>Whether a batch is kept already: a database that went away may have kept it and not been able to say so.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot tell now.</exception>
    Task<bool> HoldsAsync(RequestBatch batch, CancellationToken cancellationToken);

    /// <summary>Forgets some of the requests before a time.</summary>
    /// <returns>Whether there may be more of them.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot do it now.</exception>
    Task<bool> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Finds some of the requests of phones that are not among the newest of theirs.</summary>
    /// <param name="macAddresses">The phones, each once and a few hundred at most.</param>
    /// <param name="count">How many requests are to be left of each.</param>
    /// <param name="atMost">How many numbers are given, in any order.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StorageUnavailableException">The database cannot do it now.</exception>
    Task<IReadOnlyList<long>> FindSurplusAsync(
        IReadOnlyCollection<string> macAddresses, int count, int atMost, CancellationToken cancellationToken);

    /// <summary>Forgets requests, in one transaction.</summary>
    /// <param name="numbers">Their numbers, ten thousand or so at most; some may be gone already.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StorageUnavailableException">The database cannot do it now.</exception>
    Task ForgetAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken);

    /// <summary>Forgets some of the requests of strangers, so that in the end only the newest are left.</summary>
    /// <returns>Whether there may be more to forget.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot do it now.</exception>
    Task<bool> KeepNewestOfStrangersAsync(int count, CancellationToken cancellationToken);

    /// <summary>Forgets some of the unknown phones, so that in the end only those seen last are left.</summary>
    /// <returns>Whether there may be more to forget.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot do it now.</exception>
    Task<bool> KeepLastSeenUnknownPhonesAsync(int count, CancellationToken cancellationToken);

    /// <summary>Forgets the unknown phones that are devices by now, which nobody is shown any more.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot do it now.</exception>
    Task ForgetUnknownPhonesOfDevicesAsync(CancellationToken cancellationToken);
}
