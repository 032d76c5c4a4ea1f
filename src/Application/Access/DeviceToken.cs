using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace EndpointManager.Application.Access;

/// <summary>
/// What opens one device's file in the mode <c>token</c>, as a part of the URL: a letter that says its kind and 128 random
/// bits. It shows itself to nobody by accident.
/// </summary>
public sealed class DeviceToken
{
    /// <summary>Characters of a token.</summary>
    public const int Length = 23;

    /// <summary>Random bytes of a token.</summary>
    public const int RandomBytes = 16;

    private const char OwnKind = 'd';
    private const char FirstKind = 'f';

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly string _value;

    private DeviceToken(string value) => _value = value;

    /// <summary>Whether it is for the first access only, until the phone came with the one from its file.</summary>
    public bool IsFirst => _value[0] == FirstKind;

    /// <summary>A new token.</summary>
    /// <param name="isFirst">Whether it is for the first access only.</param>
    /// <param name="random"><see cref="RandomBytes"/> random bytes.</param>
    public static DeviceToken Create(bool isFirst, ReadOnlySpan<byte> random) =>
        new((isFirst ? FirstKind : OwnKind) + Base64Url.EncodeToString(random));

    /// <summary>Reads what looks like a token.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out DeviceToken? token)
    {
        token = text.Length == Length && text[0] is (OwnKind or FirstKind) && !text.ContainsAnyExcept(Characters)
            ? new DeviceToken(text.ToString())
            : null;
        return token is not null;
    }

    /// <summary>The token in the clear.</summary>
    public string Reveal() => _value;

    /// <summary>A mask.</summary>
    public override string ToString() => "********";
}
