using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EndpointManager.Infrastructure.Sqlite;

/// <summary>
/// A prepared statement that is run many times, by SQLite's own C functions: the driver looks each parameter up by name and the
/// layer below it has each text copied once more, which together take longer than SQLite takes for the row.
/// </summary>
internal sealed partial class SqliteStatement : IDisposable
{
    private const string Library = "e_sqlite3";

    // Texts stay where they are until they are bound again, so that SQLite need not copy them (sqlite3_bind_text, SQLITE_STATIC).
    private const int LongestKept = 256;
    private const nint Static = 0;
    private const nint Transient = -1;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _owner;
    private readonly nint _statement;
    private readonly byte[] _texts;
    private readonly nint _textsAddress;

    /// <summary>Prepares it.</summary>
    /// <exception cref="SqliteException">The SQL is none.</exception>
    public SqliteStatement(sqlite3 database, string sql, int parameters)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out _owner), database);
        _database = database;
        _statement = _owner.DangerousGetHandle();
        _texts = GC.AllocateUninitializedArray<byte>(parameters * LongestKept, pinned: true);
        _textsAddress = Marshal.UnsafeAddrOfPinnedArrayElement(_texts, 0);
    }

    /// <summary>Room for a text of a parameter.</summary>
    public Span<byte> TextOf(int parameter) => _texts.AsSpan(parameter * LongestKept, LongestKept);

    /// <summary>Binds what was written to the room of a parameter, from 0.</summary>
    public void BindWritten(int parameter, int length) =>
        Check(BindText(_statement, parameter + 1, _textsAddress + (parameter * LongestKept), length, Static));

    public void Bind(int parameter, string text)
    {
        if (Encoding.UTF8.TryGetBytes(text, TextOf(parameter), out int length))
        {
            BindWritten(parameter, length);
        }
        else
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            Check(BindText(_statement, parameter + 1, in bytes[0], bytes.Length, Transient));
        }
    }

    public void Bind(int parameter, long number) => Check(BindInt64(_statement, parameter + 1, number));

    public void BindNull(int parameter) => Check(BindNull(_statement, parameter + 1));

    /// <summary>Runs it with what is bound.</summary>
    public void Run()
    {
        int result = Step(_statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        _ = Reset(_statement);
    }

    public void Dispose() => _owner.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    [SuppressGCTransition]
    private static partial int BindText(nint statement, int parameter, nint text, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    private static partial int BindText(nint statement, int parameter, in byte text, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    private static partial int BindInt64(nint statement, int parameter, long number);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    private static partial int BindNull(nint statement, int parameter);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    private static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    [SuppressGCTransition]
    private static partial int Reset(nint statement);
}
