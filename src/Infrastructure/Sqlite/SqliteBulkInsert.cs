using System.Globalization;
using System.Text;
using EndpointManager.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;

namespace EndpointManager.Infrastructure.Sqlite;

/// <summary>Many rows through one prepared statement. Values take the form that the driver gives them.</summary>
internal static class SqliteBulkInsert
{
    // yyyy-MM-dd HH:mm:ss
    private const int LengthToSeconds = 19;

    /// <summary>Inserts the rows, or does to those that are there what is said; gives their number.</summary>
    public static async Task<long> RunAsync(
        SqliteTransaction transaction, BulkTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken, string onExisting = "")
    {
        string sql = $"INSERT INTO {table.Target} VALUES ({string.Join(',', Enumerable.Repeat('?', table.Columns.Count))}) {onExisting}";
        using var statement = new SqliteStatement(transaction.Connection!.Handle!, sql, table.Columns.Count);
        long count = 0;
        // A parameter that was not bound yet is null (sqlite3_bind documentation).
        object?[] bound = new object?[table.Columns.Count];
        await foreach (object?[] row in rows.WithCancellation(cancellationToken))
        {
            Insert(statement, bound, row);
            count++;
        }

        return count;
    }

    // Bindings outlive a reset, and neighbouring rows have much in common: to compare costs a tenth of what it costs to bind.
    private static void Insert(SqliteStatement statement, object?[] bound, object?[] row)
    {
        for (int column = 0; column < bound.Length; column++)
        {
            if (!Equals(bound[column], row[column]))
            {
                Bind(statement, column, row[column]);
                bound[column] = row[column];
            }
        }

        statement.Run();
    }

    private static void Bind(SqliteStatement statement, int column, object? value)
    {
        switch (value)
        {
            case null:
                statement.BindNull(column);
                break;
            case string text:
                statement.Bind(column, text);
                break;
            case long number:
                statement.Bind(column, number);
                break;
            case int number:
                statement.Bind(column, number);
                break;
            case bool flag:
                statement.Bind(column, flag ? 1 : 0);
                break;
            case Guid id:
                statement.BindWritten(column, Write(id, statement.TextOf(column)));
                break;
            case DateTime time:
                statement.BindWritten(column, Write(time, statement.TextOf(column)));
                break;
            default:
                throw new ArgumentException($"A {value.GetType()} is no value of a bulk insert.", nameof(value));
        }
    }

    private static int Write(Guid id, Span<byte> text)
    {
        id.TryFormat(text, out int length);
        Ascii.ToUpperInPlace(text[..length], out _);
        return length;
    }

    // As the format yyyy-MM-dd HH:mm:ss.FFFFFFF has it, at a tenth of the cost.
    private static int Write(DateTime time, Span<byte> text)
    {
        time.TryFormat(text, out _, "u", CultureInfo.InvariantCulture);
        long fraction = time.Ticks % TimeSpan.TicksPerSecond;
        if (fraction == 0)
        {
            return LengthToSeconds;
        }

        text[LengthToSeconds] = (byte)'.';
        fraction.TryFormat(text[(LengthToSeconds + 1)..], out int digits, "D7", CultureInfo.InvariantCulture);
        return text[..(LengthToSeconds + 1 + digits)].TrimEnd((byte)'0').Length;
    }
}
