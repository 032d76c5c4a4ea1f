using EndpointManager.Application.Provisioning;

namespace EndpointManager.Application.Requests;

/// <summary>A request as it is written down. All texts are harmless and of limited length.</summary>
public readonly record struct RecordedRequest
{
    /// <summary>Its number, by which requests are in order of time; see <see cref="RequestNumber"/>.</summary>
    public required long Id { get; init; }

    /// <summary>When it was asked; UTC, to the millisecond.</summary>
    public DateTimeOffset Time => RequestNumber.TimeOf(Id);

    /// <summary>The address it came from; null when unknowable.</summary>
    public string? Address { get; init; }

    /// <summary>The phone's MAC address, twelve lower-case hex digits, from path or User-Agent; null when neither has one.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path below <c>/provision/</c>.</summary>
    public required string File { get; init; }

    /// <summary>The User-Agent header.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The kind of file that was served; null when none was.</summary>
    public ServedForm? Form { get; init; }

    /// <summary>Why none was, or why none would have been if refusals were enforced; else null.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>Size of the body in bytes.</summary>
    public required long Bytes { get; init; }
}
