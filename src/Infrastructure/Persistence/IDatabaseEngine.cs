using System.Data.Common;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>What differs between database engines and is not covered by their EF Core provider.</summary>
internal interface IDatabaseEngine
{
    /// <summary>Where the database is, for people: a path or host, never with a password.</summary>
    string Location { get; }

    /// <summary>Whether the error says that a unique index has the value already.</summary>
    bool IsUniqueViolation(Exception exception);

    /// <summary>Whether the error says that the database cannot serve now, through no fault of the request.</summary>
    bool IsUnavailable(Exception exception);

    /// <summary>
    /// Whether the error says that another writer was in the way, and that the same work may now succeed. One who deleted what a
    /// row was to refer to is.
    /// </summary>
    bool IsConflict(Exception exception);

    /// <summary>Whether SELECT ... FOR UPDATE holds rows against other writers; false where a transaction holds all.</summary>
    bool LocksRows { get; }

    /// <summary>
    /// Whether the index of requests by phone begins anew now and then (see <see cref="Configurations.RequestConfiguration.IndexByPhoneInSections"/>).
    /// </summary>
    bool IndexesRequestsInSections { get; }

    /// <summary>
    /// Keeps other instances from changing the schema until the result is disposed, and clears what a killed instance
    /// left of EF Core's own migration lock.
    /// </summary>
    /// <exception cref="TimeoutException">Another instance held the lock for too long.</exception>
    Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken);

    /// <summary>Sets what the engine keeps in the database itself, once the schema is known to be this service's.</summary>
    Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Whether a table exists in the database of the connection.</summary>
    Task<bool> TableExistsAsync(DbConnection connection, string table, CancellationToken cancellationToken);

    /// <summary>Whether an interrupted change of the schema leaves nothing behind.</summary>
    bool ChangesSchemaInTransactions { get; }

    /// <summary>Drops an index, if it is there.</summary>
    Task DropIndexAsync(DbConnection connection, string table, string index, CancellationToken cancellationToken);

    /// <summary>Drops a column, if it is there.</summary>
    Task DropColumnAsync(DbConnection connection, string table, string column, CancellationToken cancellationToken);

    /// <summary>Waits for this process's turn to write, where the engine has one writer at a time.</summary>
    ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken);

    /// <summary>Inserts many rows at the engine's own rate.</summary>
    /// <param name="transaction">The transaction, on an open connection of the engine's driver. It is neither committed nor rolled back.</param>
    /// <param name="table">Where the rows go.</param>
    /// <param name="rows">
    /// The values of each row in the order of the columns, of the types that <see cref="BulkType"/> names. A row is read
    /// before the next is asked for, so that the same array may be filled and given again.
    /// </param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How many rows were inserted.</returns>
    /// <exception cref="DbException">
    /// The engine's own, to be judged by the members of this interface. The transaction is of no use any more.
    /// </exception>
    Task<long> InsertAllAsync(
        DbTransaction transaction, BulkTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>SQL that begins what an insert does to a row which is there already, for <see cref="UpsertAllAsync"/>.</summary>
    /// <param name="key">The column of the primary key.</param>
    string OnExisting(string key);

    /// <summary>SQL of the value that an insert brings for a column, where the row is there already.</summary>
    string Incoming(string column);

    /// <summary>Inserts rows, or changes those that are there already.</summary>
    /// <param name="transaction">As for <see cref="InsertAllAsync"/>.</param>
    /// <param name="table">Where the rows go.</param>
    /// <param name="onExisting">
    /// <see cref="OnExisting"/> with assignments after it. MySQL makes them one after the other, so that what later ones
    /// compare with must be assigned last.
    /// </param>
    /// <param name="rows">The values of each row in the order of the columns, in an array of its own; at least one, and no two with the same key.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task UpsertAllAsync(
        DbTransaction transaction, BulkTable table, string onExisting, IEnumerable<object?[]> rows, CancellationToken cancellationToken);
}
