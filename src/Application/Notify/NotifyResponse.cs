namespace EndpointManager.Application.Notify;

/// <summary>
/// What came back for a NOTIFY. Accepted means that whoever answered took it: a phone has not restarted yet, and the answer
/// of a PBX is not the phone's.
/// </summary>
public sealed record NotifyResponse
{
    /// <summary>How it ended.</summary>
    /// <example>accepted</example>
    public required NotifyOutcome Outcome { get; init; }

    /// <summary>The status of the final SIP answer; null without one.</summary>
    /// <example>200</example>
    public required int? SipStatus { get; init; }

    /// <summary>The reason phrase of that answer, or why there is none.</summary>
    /// <example>OK</example>
    public required string Reason { get; init; }

    /// <summary>The route on which it was sent last: to the device's SIP server, or directly to the phone.</summary>
    /// <example>server</example>
    public required string Route { get; init; }

    /// <summary>The Request-URI; null when there was nowhere to send it.</summary>
    /// <example>sip:1001@203.0.113.10</example>
    public required string? Target { get; init; }

    /// <summary>The transport; null when nothing was sent.</summary>
    /// <example>udp</example>
    public required string? Transport { get; init; }

    /// <summary>Who answered, by the Server or User-Agent header of the answer; null where it does not say.</summary>
    /// <example>Yealink SIP-T46S 66.86.0.15</example>
    public required string? Responder { get; init; }

    /// <summary>Time from the first datagram to the end, on all routes together, in milliseconds.</summary>
    /// <example>42</example>
    public required int ElapsedMs { get; init; }

    /// <summary>The result as the API shows it.</summary>
    public static NotifyResponse Of(NotifyResult result) => new()
    {
        Outcome = result.Outcome,
        SipStatus = result.SipStatus,
        Reason = result.Reason,
        Route = result.Route,
        Target = result.Target,
        Transport = result.Transport,
        Responder = result.Responder,
        ElapsedMs = (int)result.Elapsed.TotalMilliseconds,
    };
}
