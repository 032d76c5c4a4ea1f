using System.Diagnostics.CodeAnalysis;
using EndpointManager.Domain.Common;

namespace EndpointManager.Domain.Devices;

/// <summary>
/// A SIP password in the clear. Reading it is a method, so that loggers and serialisers, which walk properties,
/// never see it; it is no record, whose <c>ToString</c> would print it.
/// </summary>
public sealed class SipPassword : IParsedValue<SipPassword>
{
    /// <summary>Longest password in Unicode characters.</summary>
    public const int MaxLength = 128;

    /// <summary>What stands for a password wherever one is shown; sent back on an edit it means "unchanged".</summary>
    public const string Mask = "********";

    private readonly string _value;

    private SipPassword(string value) => _value = value;

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out SipPassword? value,
        [NotNullWhen(false)] out string? error)
    {
        error = text == Mask
            ? "Must be a real password, not the mask ********."
            : ConfigurationText.Problem(text ?? string.Empty, MaxLength);
        value = error is null ? new SipPassword(text!) : null;
        return value is not null;
    }

    /// <summary>The clear text. Only what writes a phone's file, seals it, or answers a SIP challenge may call this.</summary>
    public string Reveal() => _value;

    /// <summary>The mask.</summary>
    public override string ToString() => Mask;
}
