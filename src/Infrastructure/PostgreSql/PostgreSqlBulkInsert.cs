using EndpointManager.Infrastructure.Persistence;
using Npgsql;
using NpgsqlTypes;

namespace EndpointManager.Infrastructure.PostgreSql;

/// <summary>Many rows by COPY in binary form: the fastest way into PostgreSQL.</summary>
internal static class PostgreSqlBulkInsert
{
    /// <summary>Inserts the rows; gives their number.</summary>
    public static async Task<long> RunAsync(
        NpgsqlConnection connection, BulkTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        // Disposed without having been completed, it calls the COPY off.
        await using NpgsqlBinaryImporter copy = Begin(connection, table);
        await foreach (object?[] row in rows.WithCancellation(cancellationToken))
        {
            await copy.StartRowAsync(cancellationToken);
            for (int column = 0; column < table.Columns.Count; column++)
            {
                await WriteAsync(copy, row[column], table.Columns[column].Type, cancellationToken);
            }
        }

        return (long)await copy.CompleteAsync(cancellationToken);
    }

    // Not awaited: EF Core looks through all types of this assembly for migrations, whichever engine is in use, and an awaiter
    // of the driver's type would make the runtime load the driver.
    private static NpgsqlBinaryImporter Begin(NpgsqlConnection connection, BulkTable table) =>
        connection.BeginBinaryImport($"COPY {table.Target} FROM STDIN (FORMAT BINARY)");

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, BulkType type, CancellationToken cancellationToken) => value is null
        ? copy.WriteNullAsync(cancellationToken)
        : type switch
        {
            // The binary form of all text types is the same, and the column's own reader pads or checks the length.
            BulkType.Text => copy.WriteAsync((string)value, NpgsqlDbType.Text, cancellationToken),
            BulkType.Guid => copy.WriteAsync((Guid)value, NpgsqlDbType.Uuid, cancellationToken),
            BulkType.Int32 => copy.WriteAsync((int)value, NpgsqlDbType.Integer, cancellationToken),
            BulkType.Int64 => copy.WriteAsync((long)value, NpgsqlDbType.Bigint, cancellationToken),
            BulkType.Boolean => copy.WriteAsync((bool)value, NpgsqlDbType.Boolean, cancellationToken),
            BulkType.Timestamp => copy.WriteAsync((DateTime)value, NpgsqlDbType.TimestampTz, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };
}
