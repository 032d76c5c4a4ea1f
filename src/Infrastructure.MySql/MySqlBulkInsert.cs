using EndpointManager.Infrastructure.Persistence;
using MySqlConnector;

namespace EndpointManager.Infrastructure.MySql;

/// <summary>
/// Many rows by INSERT statements of hundreds of rows each. The driver's bulk copy would be LOAD DATA LOCAL, which servers
/// have switched off by default.
/// </summary>
internal static class MySqlBulkInsert
{
    // A few hundred kilobytes a statement: far below the least max_allowed_packet, and more rows gain nothing.
    private const int RowsAtATime = 500;

    /// <summary>Inserts the rows, or does to those that are there what is said; gives their number.</summary>
    public static async Task<long> RunAsync(
        MySqlTransaction transaction, BulkTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken, string onExisting = "")
    {
        int columns = table.Columns.Count;
        await using MySqlCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = SqlOf(table, RowsAtATime, onExisting);
        command.Parameters.AddRange(Enumerable.Range(0, RowsAtATime * columns).Select(_ => new MySqlParameter()).ToArray());
        long count = 0;
        int waiting = 0;
        await foreach (object?[] row in rows.WithCancellation(cancellationToken))
        {
            for (int column = 0; column < columns; column++)
            {
                command.Parameters[(waiting * columns) + column].Value = row[column];
            }

            if (++waiting == RowsAtATime)
            {
                count += await command.ExecuteNonQueryAsync(cancellationToken);
                waiting = 0;
            }
        }

        return waiting == 0 ? count : count + await InsertRestAsync(command, SqlOf(table, waiting, onExisting), cancellationToken);
    }

    // Parameters are taken by position, so that those of rows which are not there do no harm.
    private static Task<int> InsertRestAsync(MySqlCommand command, string sql, CancellationToken cancellationToken)
    {
        command.CommandText = sql;
        return command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string SqlOf(BulkTable table, int rows, string onExisting)
    {
        string row = $"({string.Join(',', Enumerable.Repeat('?', table.Columns.Count))})";
        return $"INSERT INTO {table.Target} VALUES {string.Join(',', Enumerable.Repeat(row, rows))} {onExisting}";
    }
}
