using System.Text.Json.Serialization;

namespace EndpointManager.Application.Notify;

/// <summary>How a NOTIFY ended.</summary>
public enum NotifyOutcome
{
    /// <summary>It was answered with 2xx: taken, which is not yet done.</summary>
    Accepted,

    /// <summary>It was answered with anything else that is final.</summary>
    Rejected,

    /// <summary>It could not be delivered: no address, a closed port, a broken connection, or a target that is refused.</summary>
    Unreachable,

    /// <summary>It was sent, and nothing final came back in time.</summary>
    [JsonStringEnumMemberName("timed-out")]
    TimedOut,
}

/// <summary>What became of a NOTIFY, on the last route that was tried.</summary>
public sealed record NotifyResult
{
    /// <summary>How it ended.</summary>
    public required NotifyOutcome Outcome { get; init; }

    /// <summary>The status of the final SIP answer; null without one.</summary>
    public int? SipStatus { get; init; }

    /// <summary>The reason phrase of that answer, or why there is none; printable and of limited length.</summary>
    public required string Reason { get; init; }

    /// <summary>The route: <c>server</c>, <c>direct</c>, or the name of another adapter.</summary>
    public required string Route { get; init; }

    /// <summary>The Request-URI; null when there was nowhere to send it.</summary>
    public string? Target { get; init; }

    /// <summary>The transport: <c>udp</c>, <c>tcp</c> or <c>tls</c>; null when nothing was sent.</summary>
    public string? Transport { get; init; }

    /// <summary>The Server or User-Agent header of the answer; printable and of limited length. Null without one.</summary>
    public string? Responder { get; init; }

    /// <summary>Time from the first datagram to the end, on all routes together.</summary>
    public required TimeSpan Elapsed { get; init; }
}
