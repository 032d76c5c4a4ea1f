using System.Buffers;
using System.Text;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Brands.Syntax;

/// <summary>What a value must be to stand on one line of a configuration file and be read back unchanged.</summary>
internal static class LineText
{
    /// <summary>
    /// Whether the value is there, has no white space at its ends, which phones drop, and holds only characters that a
    /// file can carry: no control, no line or paragraph separator, no half of a surrogate pair.
    /// </summary>
    public static bool CanCarry(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            return false;
        }

        while (!value.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(value, out Rune rune, out int length) != OperationStatus.Done
                || !ConfigurationText.IsCarried(rune))
            {
                return false;
            }

            value = value[length..];
        }

        return true;
    }
}
