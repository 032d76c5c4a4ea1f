using System.Net;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.Application.Requests;

/// <summary>A request of a phone and what it got, as noted when it was answered. What it means is worked out later.</summary>
public readonly record struct PhoneRequest
{
    /// <summary>When it was asked; UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who asked; null when a forwarding header made it unknowable.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Whether the address is one that is served.</summary>
    public bool IsPermitted { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path below <c>/provision/</c>, decoded, without slashes at its beginning; may be cut.</summary>
    public required string Path { get; init; }

    /// <summary>The User-Agent header, if there was one; may be cut.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>Size of the body that was sent, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>The kind of file that was served; null when none was.</summary>
    public ServedForm? Form { get; init; }

    /// <summary>Why none was, or why none would have been if refusals were enforced; else null.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>What the file was made from, if it was a device's.</summary>
    public ServedRevision? Revision { get; init; }
}
