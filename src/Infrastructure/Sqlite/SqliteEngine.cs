using System.Data.Common;
using EndpointManager.Infrastructure.Persistence;
using EndpointManager.Infrastructure.Persistence.Configurations;
using Microsoft.Data.Sqlite;

namespace EndpointManager.Infrastructure.Sqlite;

/// <summary>What is particular to SQLite: one writer at a time, a file, and a migration lock that outlives its holder.</summary>
internal sealed class SqliteEngine(string dataSource) : IDatabaseEngine, IDisposable
{
    // https://www.sqlite.org/rescode.html
    private const int Constraint = 19;
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    private static readonly HashSet<int> Unavailable =
    [
        5,  // SQLITE_BUSY
        6,  // SQLITE_LOCKED
        8,  // SQLITE_READONLY
        10, // SQLITE_IOERR
        11, // SQLITE_CORRUPT
        13, // SQLITE_FULL
        14, // SQLITE_CANTOPEN
        23, // SQLITE_AUTH
        26, // SQLITE_NOTADB
    ];

    private const string CountDescriptions = $"SELECT COUNT(*) FROM sqlite_stat1 WHERE idx = '{RequestConfiguration.SectionsIndex}'";

    // Rows of the table, of a section, and of a phone in it. The first statement makes the table if need be, the last one has it read again.
    private const string DescribeSections = $"""
        ANALYZE sqlite_schema;
        INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('{RequestConfiguration.Table}', '{RequestConfiguration.SectionsIndex}', '4000000 200000 10');
        ANALYZE sqlite_schema;
        """;

    private readonly SemaphoreSlim _writer = new(1);

    public string Location => Path.GetFullPath(dataSource);

    public bool IsUniqueViolation(Exception exception) =>
        exception.GetBaseException() is SqliteException
        {
            SqliteErrorCode: Constraint,
            SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey,
        };

    // BEGIN IMMEDIATE takes the only write lock, so that nothing can get in between.
    public bool IsConflict(Exception exception) => false;

    public bool LocksRows => false;

    public bool IndexesRequestsInSections => true;

    public bool IsUnavailable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException
        || (exception.GetBaseException() is SqliteException sqlite && Unavailable.Contains(sqlite.SqliteErrorCode));

    public async Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken)
    {
        CreateFolder();
        SchemaLockFile schemaLock = await SchemaLockFile.AcquireAsync(Location + ".lock", cancellationToken);
        try
        {
            await ClearStaleMigrationLockAsync(cancellationToken);
            return schemaLock;
        }
        catch
        {
            await schemaLock.DisposeAsync();
            throw;
        }
    }

    // EF Core makes new files so; a file that somebody else made may have another journal.
    public async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        await command.ExecuteNonQueryAsync(cancellationToken);
        if (!await AreSectionsDescribedAsync(connection, cancellationToken))
        {
            await DescribeSectionsAsync(connection, cancellationToken);
        }
    }

    public async Task<bool> TableExistsAsync(DbConnection connection, string table, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = $table";
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = "$table";
        parameter.Value = table;
        command.Parameters.Add(parameter);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
    }

    public bool ChangesSchemaInTransactions => true;

    public async Task DropIndexAsync(DbConnection connection, string table, string index, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "DROP INDEX IF EXISTS " + index;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task DropColumnAsync(DbConnection connection, string table, string column, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM pragma_table_info('{table}') WHERE name = '{column}'";
        if ((long)(await command.ExecuteScalarAsync(cancellationToken))! > 0)
        {
            command.CommandText = $"ALTER TABLE {table} DROP COLUMN {column}";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // SQLite's own waiting for a lock polls with a blocked thread and is unfair; a queue in front of it is neither.
    public async ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        return new WriteTurn(_writer);
    }

    public Task<long> InsertAllAsync(
        DbTransaction transaction, BulkTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken) =>
        SqliteBulkInsert.RunAsync((SqliteTransaction)transaction, table, rows, cancellationToken);

    public string OnExisting(string key) => $"ON CONFLICT ({key}) DO UPDATE SET";

    public string Incoming(string column) => "excluded." + column;

    public Task UpsertAllAsync(
        DbTransaction transaction, BulkTable table, string onExisting, IEnumerable<object?[]> rows, CancellationToken cancellationToken) =>
        SqliteBulkInsert.RunAsync((SqliteTransaction)transaction, table, rows.ToAsyncEnumerable(), cancellationToken, onExisting);

    public void Dispose() => _writer.Dispose();

    // What a user's ANALYZE counted stays; one while there was nothing to count removed this.
    private async Task<bool> AreSectionsDescribedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (!await TableExistsAsync(connection, "sqlite_stat1", cancellationToken))
        {
            return false;
        }

        await using DbCommand command = connection.CommandOf(CountDescriptions);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
    }

    // SQLite looks a phone up in each section by itself, but only where it knows that they are few and large (SQLite documentation, "The
    // SQLite Query Optimizer Overview", Skip-Scan Optimization).
    private static async Task DescribeSectionsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using DbCommand command = connection.CommandOf(DescribeSections);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private void CreateFolder()
    {
        string folder = Path.GetDirectoryName(Location)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // Whoever holds the lock file is the only one who may migrate, so a lock row found now is a killed instance's.
    private async Task ClearStaleMigrationLockAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Location))
        {
            return;
        }

        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = dataSource, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        if (await TableExistsAsync(connection, "__EFMigrationsLock", cancellationToken))
        {
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DELETE FROM __EFMigrationsLock";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private sealed class WriteTurn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
