using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace EndpointManager.Application.Access;

/// <summary>The key that all phones of the mode <c>shared</c> have. It shows itself to nobody by accident.</summary>
public sealed class SharedKey
{
    /// <summary>Fewest characters.</summary>
    public const int MinLength = 16;

    /// <summary>Most characters.</summary>
    public const int MaxLength = 128;

    // What stands for itself in a URL and in every phone's own syntax.
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly string _value;
    private readonly byte[] _hash;

    private SharedKey(string value)
    {
        _value = value;
        _hash = HashOf(value);
    }

    /// <summary>Reads a key: <see cref="MinLength"/> to <see cref="MaxLength"/> letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SharedKey? key)
    {
        key = IsWellFormed(text) ? new SharedKey(text) : null;
        return key is not null;
    }

    /// <summary>Whether a text could be a key; a token could be one too.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text) =>
        text.Length is >= MinLength and <= MaxLength && !text.ContainsAnyExcept(Characters);

    /// <summary>Whether a character may be in a key.</summary>
    public static bool MayHold(char c) => Characters.Contains(c);

    /// <summary>Whether a text is the key. How long that takes does not depend on where it differs.</summary>
    public bool Fits(ReadOnlySpan<char> text) => CryptographicOperations.FixedTimeEquals(HashOf(text), _hash);

    /// <summary>A text with a mask wherever the key stands in it, in upper or lower case: some phones change that of their URL.</summary>
    public string MaskIn(string text) => text.Replace(_value, ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The key in the clear.</summary>
    public string Reveal() => _value;

    /// <summary>A mask.</summary>
    public override string ToString() => "********";

    // Of any text a hash has one length, so that not even the key's own length shows.
    private static byte[] HashOf(ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return SHA256.HashData(bytes);
    }
}
