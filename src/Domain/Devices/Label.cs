using System.Diagnostics.CodeAnalysis;
using EndpointManager.Domain.Common;

namespace EndpointManager.Domain.Devices;

/// <summary>Name of a phone: shown on its screen, and its display name in calls.</summary>
public sealed record Label : IParsedValue<Label>
{
    /// <summary>Longest label in Unicode characters.</summary>
    public const int MaxLength = 64;

    private Label(string value) => Value = value;

    /// <summary>The text exactly as typed.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out Label? value,
        [NotNullWhen(false)] out string? error)
    {
        error = ConfigurationText.Problem(text ?? string.Empty, MaxLength);
        value = error is null ? new Label(text!) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
