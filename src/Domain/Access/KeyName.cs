using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Domain.Access;

/// <summary>What the owner of a key calls it.</summary>
public sealed record KeyName : IParsedValue<KeyName>
{
    /// <summary>Longest name in Unicode characters.</summary>
    public const int MaxLength = 64;

    private KeyName(string value) => Value = value;

    /// <summary>The text exactly as typed.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out KeyName? value, [NotNullWhen(false)] out string? error)
    {
        bool valid = !string.IsNullOrWhiteSpace(text) && text.Trim().Length == text.Length
            && text.EnumerateRunes().Count() <= MaxLength && text.EnumerateRunes().All(ConfigurationText.IsCarried);
        value = valid ? new KeyName(text!) : null;
        error = valid
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"Must be 1 to {MaxLength} characters, none of them invisible, without a space at either end.");
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
