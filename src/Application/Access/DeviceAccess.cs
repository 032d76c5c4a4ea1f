using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Access;

/// <summary>What lets a device's phone at its secrets beyond its MAC address. A class: a record's <c>ToString</c> would walk it.</summary>
public sealed class DeviceAccess
{
    /// <summary>Longest sealed token in characters.</summary>
    public const int MaxSealedLength = 255;

    /// <summary>Characters of a token's lookup: HMAC-SHA256 in base64url.</summary>
    public const int LookupLength = 43;

    // How far the clocks of instances may be apart.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>The device.</summary>
    public required DeviceId DeviceId { get; init; }

    /// <summary>The token of the phone's own URL, encrypted; null without one.</summary>
    public string? SealedToken { get; set; }

    /// <summary>Keyed hash of the token.</summary>
    public string? TokenLookup { get; set; }

    /// <summary>The token of the first access, encrypted; null once the phone used its own.</summary>
    public string? SealedFirstToken { get; set; }

    /// <summary>Keyed hash of the token of the first access.</summary>
    public string? FirstTokenLookup { get; set; }

    /// <summary>When the phone first used its own token; UTC.</summary>
    public DateTimeOffset? TokenUsedAt { get; set; }

    /// <summary>When its secrets were last made available; UTC.</summary>
    public DateTimeOffset? ArmedAt { get; set; }

    /// <summary>Whether they are, with a window of this length. Who was armed in the future was so before the clock was put back.</summary>
    public bool IsArmed(TimeSpan window, DateTimeOffset now) => ArmedAt is { } armed && armed <= now + ClockTolerance && now < armed + window;

    /// <summary>Until when they are, with a window of this length; null: they never were.</summary>
    public DateTimeOffset? ArmedUntil(TimeSpan window) => ArmedAt + window;
}
