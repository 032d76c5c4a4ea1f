using System.Globalization;
using System.Text;
using EndpointManager.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EndpointManager.Infrastructure.Sqlite;

/// <summary>
/// Many rows through one prepared statement, by SQLite's own interface: the driver's command looks each parameter up by name
/// for each row. Values take the form that the driver gives them.
/// </summary>
internal static class SqliteBulkInsert
{
    private const int LongestFixedText = 64;

    /// <summary>Inserts the rows, or does to those that are there what is said; gives their number.</summary>
    public static async Task<long> RunAsync(
        SqliteTransaction transaction, BulkTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken, string onExisting = "")
    {
        sqlite3 database = transaction.Connection!.Handle!;
        string sql = $"INSERT INTO {table.Target} VALUES ({string.Join(',', Enumerable.Repeat('?', table.Columns.Count))}) {onExisting}";
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out sqlite3_stmt statement), database);
        using (statement)
        {
            long count = 0;
            // A parameter that was not bound yet is null (sqlite3_bind documentation).
            object?[] bound = new object?[table.Columns.Count];
            await foreach (object?[] row in rows.WithCancellation(cancellationToken))
            {
                Insert(database, statement, bound, row);
                count++;
            }

            return count;
        }
    }

    // Bindings outlive a reset, and neighbouring rows have much in common: to compare costs a tenth of what it costs to bind.
    private static void Insert(sqlite3 database, sqlite3_stmt statement, object?[] bound, object?[] row)
    {
        for (int column = 0; column < bound.Length; column++)
        {
            if (!Equals(bound[column], row[column]))
            {
                SqliteException.ThrowExceptionForRC(Bind(statement, column + 1, row[column]), database);
                bound[column] = row[column];
            }
        }

        int result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }

        raw.sqlite3_reset(statement);
    }

    private static int Bind(sqlite3_stmt statement, int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        string text => BindText(statement, index, text),
        Guid id => BindGuid(statement, index, id),
        DateTime time => BindTime(statement, index, time),
        int number => raw.sqlite3_bind_int64(statement, index, number),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        bool flag => raw.sqlite3_bind_int64(statement, index, flag ? 1 : 0),
        _ => throw new ArgumentException($"A {value.GetType()} is no value of a bulk insert.", nameof(value)),
    };

    private static int BindText(sqlite3_stmt statement, int index, string text)
    {
        Span<byte> buffer = stackalloc byte[1024];
        return Encoding.UTF8.TryGetBytes(text, buffer, out int length)
            ? raw.sqlite3_bind_text(statement, index, (ReadOnlySpan<byte>)buffer[..length])
            : raw.sqlite3_bind_text(statement, index, (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(text));
    }

    private static int BindGuid(sqlite3_stmt statement, int index, Guid id)
    {
        Span<byte> buffer = stackalloc byte[LongestFixedText];
        id.TryFormat(buffer, out int length);
        Ascii.ToUpperInPlace(buffer[..length], out _);
        return raw.sqlite3_bind_text(statement, index, (ReadOnlySpan<byte>)buffer[..length]);
    }

    private static int BindTime(sqlite3_stmt statement, int index, DateTime time)
    {
        Span<byte> buffer = stackalloc byte[LongestFixedText];
        time.TryFormat(buffer, out int length, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture);
        return raw.sqlite3_bind_text(statement, index, (ReadOnlySpan<byte>)buffer[..length]);
    }
}
