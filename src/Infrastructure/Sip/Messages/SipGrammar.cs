using System.Buffers;

namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>The basic rules of SIP's grammar (RFC 3261 section 25.1).</summary>
internal static class SipGrammar
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~");

    private static readonly SearchValues<char> LineBreakers = SearchValues.Create("\r\n\0");

    /// <summary>Whether text is a <c>token</c>.</summary>
    public static bool IsToken(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(TokenCharacters);

    /// <summary>Whether text stays within its line.</summary>
    public static bool IsOneLine(ReadOnlySpan<char> text) => !text.ContainsAny(LineBreakers);

    /// <summary>Removes linear white space around text.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim(" \t");

    /// <summary>Reads a number of digits only; false when it is too large.</summary>
    public static bool TryReadNumber(ReadOnlySpan<char> digits, out uint number)
    {
        number = 0;
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9')
            && uint.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number);
    }
}
