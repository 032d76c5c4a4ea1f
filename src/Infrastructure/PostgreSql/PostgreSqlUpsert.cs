using EndpointManager.Infrastructure.Persistence;
using Npgsql;
using NpgsqlTypes;

namespace EndpointManager.Infrastructure.PostgreSql;

/// <summary>Many rows by one statement over an array for each column: COPY knows no row that is there already.</summary>
internal static class PostgreSqlUpsert
{
    /// <summary>Inserts the rows, or does to those that are there what is said.</summary>
    public static async Task RunAsync(
        NpgsqlConnection connection, BulkTable table, string onExisting, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.CreateCommand();
        for (int column = 0; column < table.Columns.Count; column++)
        {
            command.Parameters.Add(ArrayOf(table.Columns[column].Type, column, rows));
        }

        string arrays = string.Join(", ", Enumerable.Range(1, table.Columns.Count).Select(number => $"${number}"));
        command.CommandText = $"INSERT INTO {table.Target} SELECT * FROM unnest({arrays}) {onExisting}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter ArrayOf(BulkType type, int column, IReadOnlyList<object?[]> rows) => type switch
    {
        BulkType.Text => Parameter(NpgsqlDbType.Text, Values(rows, row => (string?)row[column])),
        BulkType.Guid => Parameter(NpgsqlDbType.Uuid, Values(rows, row => (Guid?)row[column])),
        BulkType.Int32 => Parameter(NpgsqlDbType.Integer, Values(rows, row => (int?)row[column])),
        BulkType.Int64 => Parameter(NpgsqlDbType.Bigint, Values(rows, row => (long?)row[column])),
        BulkType.Boolean => Parameter(NpgsqlDbType.Boolean, Values(rows, row => (bool?)row[column])),
        BulkType.Timestamp => Parameter(NpgsqlDbType.TimestampTz, Values(rows, row => (DateTime?)row[column])),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static T[] Values<T>(IReadOnlyList<object?[]> rows, Func<object?[], T> value) => [.. rows.Select(value)];

    private static NpgsqlParameter Parameter(NpgsqlDbType type, object values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values };
}
