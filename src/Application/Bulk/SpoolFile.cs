using System.Text;
using EndpointManager.Application.Common;

namespace EndpointManager.Application.Bulk;

/// <summary>Records that wait in a temporary file: written one after the other, then read from the first as often as needed.</summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed class SpoolFile<T> : IDisposable
{
    private readonly Stream _file;
    private readonly Action<BinaryWriter, T> _write;
    private readonly Func<BinaryReader, T> _read;
    private readonly BinaryWriter _writer;

    public SpoolFile(ITemporaryFiles files, Action<BinaryWriter, T> write, Func<BinaryReader, T> read)
    {
        _write = write;
        _read = read;
        _file = Guard(files.Create);
        _writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>How many records there are.</summary>
    public int Count { get; private set; }

    /// <summary>Appends a record.</summary>
    /// <exception cref="StorageUnavailableException">The disk is full.</exception>
    public void Add(T record)
    {
        Guard(() =>
        {
            _write(_writer, record);
            return true;
        });
        Count++;
    }

    /// <summary>The records from the first on. One reading at a time, and none written meanwhile.</summary>
    public IEnumerable<T> Read()
    {
        Guard(() =>
        {
            _writer.Flush();
            return _file.Seek(0, SeekOrigin.Begin);
        });
        using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
        for (int i = 0; i < Count; i++)
        {
            yield return _read(reader);
        }
    }

    public void Dispose()
    {
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // A full disk did not take what was still to be written, and nobody is going to read.
        }
    }

    private static TResult Guard<TResult>(Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SpoolFile.Failure(exception);
        }
    }
}

/// <summary>What goes wrong with a temporary file.</summary>
internal static class SpoolFile
{
    /// <summary>The failure of a file as the caller is told of it.</summary>
    public static StorageUnavailableException Failure(Exception exception) =>
        new("The folder for temporary files cannot take the data.", exception);
}
