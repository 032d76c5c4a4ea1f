namespace EndpointManager.Application.Common;

/// <summary>Brings the database to the state that this version of the service works with.</summary>
public interface IStorageInitializer
{
    /// <summary>Whether the schema was found or brought to the version that this build works with; never false again.</summary>
    bool Ready { get; }

    /// <summary>Creates or updates the schema under a lock that instances starting together share.</summary>
    /// <exception cref="SchemaRefusedException">The database is not this service's, or newer; nothing was touched.</exception>
    /// <exception cref="StorageUnavailableException">It cannot be reached or written now; may be tried again.</exception>
    Task InitializeAsync(CancellationToken cancellationToken);

    /// <summary>Asks the database for a sign of life.</summary>
    /// <exception cref="StorageUnavailableException">It gives none.</exception>
    Task PingAsync(CancellationToken cancellationToken);
}
