using System.Buffers;
using System.Globalization;
using System.Text;

namespace EndpointManager.Infrastructure.Brands.Syntax;

/// <summary>
/// A file in the making, encoded as it is written: after a power cut every phone of a site asks at once, and a string
/// for each line would be most of the work.
/// </summary>
internal sealed class Utf8Buffer(int capacity)
{
    private const int LongestNumber = 11;

    private readonly ArrayBufferWriter<byte> _bytes = new(capacity);

    /// <summary>Number of bytes written so far.</summary>
    public int Length => _bytes.WrittenCount;

    /// <summary>What was written; the buffer is not used again once this is handed out.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public Utf8Buffer Append(ReadOnlySpan<byte> utf8)
    {
        _bytes.Write(utf8);
        return this;
    }

    public Utf8Buffer Append(ReadOnlySpan<char> text)
    {
        Encoding.UTF8.GetBytes(text, _bytes);
        return this;
    }

    public Utf8Buffer Append(int number)
    {
        number.TryFormat(_bytes.GetSpan(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        _bytes.Advance(written);
        return this;
    }

    public Utf8Buffer AppendSpaces(int count)
    {
        if (count > 0)
        {
            _bytes.GetSpan(count)[..count].Fill((byte)' ');
            _bytes.Advance(count);
        }

        return this;
    }
}
