using System.Data.Common;
using EndpointManager.Infrastructure.Persistence;
using Npgsql;

namespace EndpointManager.Infrastructure.PostgreSql;

/// <summary>What is particular to PostgreSQL.</summary>
internal sealed class PostgreSqlEngine(NpgsqlConnectionStringBuilder settings) : ServerEngine
{
    // Any number that no other program takes for its own advisory locks: "epm_sche" as bytes.
    private const long SchemaLockKey = 0x65706D5F73636865;

    public override string Location => $"{settings.Database} at {settings.Host}:{settings.Port}";

    protected override string CurrentSchema => "current_schema()";

    // Codes: PostgreSQL documentation, appendix A.
    public override bool IsUniqueViolation(Exception exception) =>
        exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsConflict(Exception exception) => exception.GetBaseException() is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.ForeignKeyViolation,
    };

    public override Task<long> InsertAllAsync(
        DbTransaction transaction, BulkTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken) =>
        PostgreSqlBulkInsert.RunAsync((NpgsqlConnection)transaction.Connection!, table, rows, cancellationToken);

    public override string OnExisting(string key) => $"ON CONFLICT ({key}) DO UPDATE SET";

    public override string Incoming(string column) => "excluded." + column;

    public override Task UpsertAllAsync(
        DbTransaction transaction, BulkTable table, string onExisting, IEnumerable<object?[]> rows, CancellationToken cancellationToken) =>
        PostgreSqlUpsert.RunAsync((NpgsqlConnection)transaction.Connection!, table, onExisting, [.. rows], cancellationToken);

    // Without a code of the server it is the driver's own: the way to the server, or a pool without a free connection.
    protected override bool IsUnavailable(DbException exception) =>
        exception is not PostgresException { SqlState: var code } || IsUnavailable(code);

    protected override DbConnection CreateConnection() =>
        new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString);

    protected override async Task TakeSchemaLockAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_lock({SchemaLockKey})";
        command.CommandTimeout = SchemaLockSeconds;
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException exception) when (exception.InnerException is TimeoutException)
        {
            throw new TimeoutException($"Another instance has held the schema lock for {SchemaLockSeconds} seconds.", exception);
        }
    }

    // Classes: connection, resources, operator intervention, system error; refusals to log in or to write.
    private static bool IsUnavailable(string sqlState) =>
        sqlState[..2] is "08" or "53" or "57" or "58" or "28"
        || sqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege
            or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.LockNotAvailable;
}
