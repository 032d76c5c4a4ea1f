using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>A file read as strict UTF-8: a byte that is none would otherwise become another character in silence.</summary>
internal static class TextFile
{
    /// <summary>Reads a file; when it is not UTF-8, <paramref name="badLine"/> is the first line (from 1) that is not.</summary>
    public static string? Read(string path, out int badLine)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

        var text = new char[bytes.Length];
        OperationStatus status = Utf8.ToUtf16(bytes, text, out int read, out int written, replaceInvalidSequences: false);
        badLine = bytes[..read].Count((byte)'\n') + 1;
        return status == OperationStatus.Done ? new string(text, 0, written) : null;
    }

    /// <summary>Whether the exception says that a file cannot be had, rather than that the program is wrong.</summary>
    public static bool IsUnreadable(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>A text without the one line end that editors put behind it.</summary>
    public static string? WithoutLineEnd(string? text) => text switch
    {
        [.. var line, '\r', '\n'] => line,
        [.. var line, '\n'] => line,
        _ => text,
    };
}
