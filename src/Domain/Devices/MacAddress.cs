using System.Diagnostics.CodeAnalysis;
using EndpointManager.Domain.Common;

namespace EndpointManager.Domain.Devices;

/// <summary>
/// Hardware address (EUI-48) of a phone, kept as twelve lower-case hex digits: the form that phones put in file names.
/// </summary>
public sealed record MacAddress : IParsedValue<MacAddress>
{
    /// <summary>Hex digits of an EUI-48.</summary>
    public const int Length = 12;

    private const string Error =
        "Must be the MAC address of a phone: twelve hex digits, bare or grouped as 80:5E:C0:12:34:56, 80-5E-C0-12-34-56 or 805e.c012.3456, not a group (multicast) or all-zero address.";

    private MacAddress(string value) => Value = value;

    /// <summary>Twelve lower-case hex digits, for example <c>805ec0123456</c>.</summary>
    public string Value { get; }

    /// <summary>Accepts the four common writings in any case, and nothing that merely resembles them.</summary>
    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out MacAddress? value,
        [NotNullWhen(false)] out string? error)
    {
        value = TryParse(text.AsSpan(), out MacAddress? mac) ? mac : null;
        error = value is null ? Error : null;
        return value is not null;
    }

    /// <summary>As the other overload, for a part of a longer text such as a file name.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out MacAddress? value)
    {
        Span<char> hex = stackalloc char[Length];
        value = TryReadHex(text, hex) && IsPhoneAddress(hex) ? new MacAddress(new string(hex)) : null;
        return value is not null;
    }

    /// <summary>The form that people read: <c>80:5E:C0:12:34:56</c>.</summary>
    public string ToColonForm() => string.Create(17, Value, static (target, hex) =>
    {
        for (int i = 0; i < Length; i++)
        {
            target[i + (i / 2)] = char.ToUpperInvariant(hex[i]);
        }

        for (int i = 2; i < target.Length; i += 3)
        {
            target[i] = ':';
        }
    });

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool TryReadHex(ReadOnlySpan<char> text, Span<char> hex)
    {
        int group = text.Length switch { Length => Length, 14 => 4, 17 => 2, _ => 0 };
        if (group == 0)
        {
            return false;
        }

        char separator = group == Length ? default : text[group];
        if (group == 4 ? separator != '.' : group == 2 && separator is not (':' or '-'))
        {
            return false;
        }

        int digits = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool separatorPlace = i % (group + 1) == group;
            if (separatorPlace ? text[i] != separator : !char.IsAsciiHexDigit(text[i]))
            {
                return false;
            }

            if (!separatorPlace)
            {
                hex[digits++] = char.ToLowerInvariant(text[i]);
            }
        }

        return true;
    }

    // IEEE 802: the lowest bit of the first octet marks a group address, which no phone can have as its own.
    private static bool IsPhoneAddress(ReadOnlySpan<char> hex) =>
        !"13579bdf".Contains(hex[1], StringComparison.Ordinal) && hex.ContainsAnyExcept('0');
}
