using System.Data.Common;
using System.Globalization;
using EndpointManager.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;

namespace EndpointManager.Infrastructure.MySql;

/// <summary>What is particular to MySQL and MariaDB.</summary>
/// <param name="settings">The connection.</param>
/// <param name="serverVersion">The server's version, so that it need not be asked; empty otherwise.</param>
internal sealed class MySqlEngine(MySqlConnectionStringBuilder settings, string serverVersion) : ServerEngine
{
    private const string SchemaLockName = "endpoint_manager_schema";

    /// <summary>
    /// What is assumed until a server was asked, and what migrations are written for: the newest MariaDB whose SQL MySQL
    /// understands too. Later ones answer an INSERT with RETURNING.
    /// </summary>
    public static readonly ServerVersion CommonServer = new MariaDbServerVersion(new Version(10, 4));

    private ServerVersion? _server = serverVersion == "" ? null : ServerVersion.Parse(serverVersion);

    /// <summary>The server; known before the first request, because the schema is locked before it.</summary>
    public ServerVersion Server => _server ?? CommonServer;

    public override string Location => $"{settings.Database} at {settings.Server}:{settings.Port}";

    protected override string CurrentSchema => "DATABASE()";

    public override bool IsUniqueViolation(Exception exception) =>
        exception.GetBaseException() is MySqlException { ErrorCode: MySqlErrorCode.DuplicateKeyEntry };

    public override bool IsConflict(Exception exception) =>
        exception.GetBaseException() is MySqlException { ErrorCode: MySqlErrorCode.LockDeadlock or MySqlErrorCode.NoReferencedRow2 };

    public override Task<long> InsertAllAsync(
        DbTransaction transaction, BulkTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken) =>
        MySqlBulkInsert.RunAsync((MySqlTransaction)transaction, table, rows, cancellationToken);

    public override bool ChangesSchemaInTransactions => false;

    public override async Task DropIndexAsync(DbConnection connection, string table, string index, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText =
            $"SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = '{table}' AND index_name = '{index}'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) > 0)
        {
            command.CommandText = $"DROP INDEX {index} ON {table}";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public override string OnExisting(string key) => "ON DUPLICATE KEY UPDATE";

    public override string Incoming(string column) => $"VALUES({column})";

    public override Task UpsertAllAsync(
        DbTransaction transaction, BulkTable table, string onExisting, IEnumerable<object?[]> rows, CancellationToken cancellationToken) =>
        MySqlBulkInsert.RunAsync((MySqlTransaction)transaction, table, rows.ToAsyncEnumerable(), cancellationToken, onExisting);

    protected override DbConnection CreateConnection() =>
        new MySqlConnection(new MySqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString);

    protected override async Task TakeSchemaLockAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        _server ??= ServerVersion.Parse(connection.ServerVersion);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT GET_LOCK('{SchemaLockName}', {SchemaLockSeconds})");
        command.CommandTimeout = SchemaLockSeconds * 2;
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) != 1)
        {
            throw new TimeoutException($"Another instance has held the schema lock for {SchemaLockSeconds} seconds.");
        }
    }

    // What the server itself says of the request (a duplicate, a syntax error) is not trouble with the server.
    protected override bool IsUnavailable(DbException exception) => exception is MySqlException error && (error.IsTransient
        || error.ErrorCode is MySqlErrorCode.None or MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.CommandTimeoutExpired
            or MySqlErrorCode.AccessDenied or MySqlErrorCode.DatabaseAccessDenied or MySqlErrorCode.TableAccessDenied
            or MySqlErrorCode.ColumnAccessDenied or MySqlErrorCode.UnknownDatabase or MySqlErrorCode.OptionPreventsStatement
            or MySqlErrorCode.ReadOnlyTransaction or MySqlErrorCode.ServerShutdown or MySqlErrorCode.DiskFull
            or MySqlErrorCode.RecordFileFull or MySqlErrorCode.QueryInterrupted or MySqlErrorCode.ConnectionCountError);
}
