namespace EndpointManager.Application.Common;

/// <summary>Runs changes so that all or none of them are kept.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and commits it. When another writer got in between, the work runs
    /// again from a clean slate, so it must read what it decides upon.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database cannot take the change now; nothing was kept.</exception>
    Task<T> ExecuteAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken);
}
