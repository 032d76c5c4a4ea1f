using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Requests;

/// <summary>A MAC address that asked from a permitted network and that no device has. All of it is what strangers say.</summary>
public sealed record UnknownPhone
{
    /// <summary>The address.</summary>
    public required MacAddress MacAddress { get; init; }

    /// <summary>The brand as guessed; null when nothing tells.</summary>
    public string? Brand { get; init; }

    /// <summary>The model as guessed; null when nothing tells.</summary>
    public string? Model { get; init; }

    /// <summary>The firmware as its User-Agent names it.</summary>
    public string? Firmware { get; init; }

    /// <summary>Its last User-Agent.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The path below <c>/provision/</c> that it last asked for.</summary>
    public required string File { get; init; }

    /// <summary>The address that it last asked from.</summary>
    public required string Address { get; init; }

    /// <summary>How often it asked.</summary>
    public required long Requests { get; init; }

    /// <summary>When it first asked; UTC.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When it last asked; UTC.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }
}
