using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using EndpointManager.Domain.Common;

namespace EndpointManager.Domain.Devices;

/// <summary>User part of the phone's address of record, also its digest user name.</summary>
public sealed record SipUsername : IParsedValue<SipUsername>
{
    /// <summary>Longest user name in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>The allowed characters as a regular expression, for documents that show it.</summary>
    public const string Pattern = "^[A-Za-z0-9\\-_.!~*'()&=+$,]{1,64}$";

    // RFC 3261 section 25.1, `user`, less what must be escaped or what common servers misread (; ? /).
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()&=+$,");

    private SipUsername(string value) => Value = value;

    /// <summary>The user name as it stands in a SIP URI; never needs escaping there.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out SipUsername? value,
        [NotNullWhen(false)] out string? error)
    {
        bool valid = text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);
        value = valid ? new SipUsername(text!) : null;
        error = valid ? null : "Must be 1 to 64 characters out of A-Z a-z 0-9 - _ . ! ~ * ' ( ) & = + $ , (without the @ and the server).";
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
