using EndpointManager.Application.Common;

namespace EndpointManager.Application.Audit;

/// <summary>The entries that belong to no change, and the end of all of them.</summary>
public interface IAuditStore
{
    /// <summary>Keeps entries.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot take them now.</exception>
    Task SaveAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken);

    /// <summary>Forgets some of the entries before a time.</summary>
    /// <returns>Whether there may be more.</returns>
    Task<bool> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken);
}
