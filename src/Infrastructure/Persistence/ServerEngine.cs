using System.Data.Common;
using System.Net.Sockets;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>What database servers have in common: many writers, row locks, locks that end with their connection.</summary>
internal abstract class ServerEngine : IDatabaseEngine
{
    /// <summary>Longest wait for another instance that changes the schema, in seconds.</summary>
    protected const int SchemaLockSeconds = 60;

    /// <summary>
    /// Most connections of an instance, unless the connection string says otherwise. The drivers' own default is as many as
    /// a server takes by default from all its clients, so that a burst of requests would be refused by the server.
    /// </summary>
    public const int MaxPoolSize = 30;

    /// <summary>
    /// Longest wait for a statement, in seconds. Below the deadline of a request, so that a server that is away is reported
    /// as such.
    /// </summary>
    public const int CommandTimeoutSeconds = 3;

    /// <summary>
    /// Longest wait for a connection, made or given back to the pool, in seconds. A driver makes another to call a statement
    /// off, and a server that hangs costs the request both.
    /// </summary>
    public const int ConnectTimeoutSeconds = 3;

    public abstract string Location { get; }

    public bool LocksRows => true;

    // Servers read an index on from its first column only, and have means of their own to write a large one.
    public bool IndexesRequestsInSections => false;

    /// <summary>SQL that gives the schema of the connection, where information_schema is asked for tables.</summary>
    protected abstract string CurrentSchema { get; }

    /// <summary>
    /// Both drivers block a thread while they call off a statement. When a server hangs, all connections do so at once, and
    /// the thread pool, left to itself, would give them and everybody else one thread a second.
    /// </summary>
    public static void ReserveThreads()
    {
        ThreadPool.GetMinThreads(out int workers, out int completionPorts);
        ThreadPool.SetMinThreads(Math.Max(workers, 2 * MaxPoolSize), completionPorts);
    }

    public abstract bool IsUniqueViolation(Exception exception);

    public abstract bool IsConflict(Exception exception);

    // The drivers wrap the reason, and EF Core theirs, in exceptions that say nothing.
    public bool IsUnavailable(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException or TimeoutException or IOException || (cause is DbException error && IsUnavailable(error)))
            {
                return true;
            }
        }

        return false;
    }

    public async Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = CreateConnection();
        try
        {
            await connection.OpenAsync(cancellationToken);
            await TakeSchemaLockAsync(connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public virtual Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<bool> TableExistsAsync(DbConnection connection, string table, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText =
            $"SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = {CurrentSchema} AND table_name = @table";
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = "@table";
        parameter.Value = table;
        command.Parameters.Add(parameter);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture) > 0;
    }

    public virtual bool ChangesSchemaInTransactions => true;

    public virtual async Task DropIndexAsync(DbConnection connection, string table, string index, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "DROP INDEX IF EXISTS " + index;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task DropColumnAsync(DbConnection connection, string table, string column, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText =
            $"SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = {CurrentSchema} AND table_name = '{table}' AND column_name = '{column}'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture) > 0)
        {
            command.CommandText = $"ALTER TABLE {table} DROP COLUMN {column}";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken) => new(NoTurn.Instance);

    public abstract Task<long> InsertAllAsync(
        DbTransaction transaction, BulkTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken);

    public abstract string OnExisting(string key);

    public abstract string Incoming(string column);

    public abstract Task UpsertAllAsync(
        DbTransaction transaction, BulkTable table, string onExisting, IEnumerable<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>Whether the error of the driver says that the server cannot serve now.</summary>
    protected abstract bool IsUnavailable(DbException exception);

    /// <summary>A connection of its own, outside the pool, so that closing it ends what it holds.</summary>
    protected abstract DbConnection CreateConnection();

    /// <summary>Takes the lock that instances starting together share; it ends with the connection.</summary>
    /// <exception cref="TimeoutException">Another instance held it for too long.</exception>
    protected abstract Task TakeSchemaLockAsync(DbConnection connection, CancellationToken cancellationToken);

    private sealed class NoTurn : IDisposable
    {
        public static readonly NoTurn Instance = new();

        public void Dispose()
        {
        }
    }
}
