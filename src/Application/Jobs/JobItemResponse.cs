using EndpointManager.Domain.Jobs;

namespace EndpointManager.Application.Jobs;

/// <summary>A device of a job.</summary>
public sealed record JobItemResponse
{
    /// <summary>The MAC address that the device had when the job was started, in upper case with colons.</summary>
    /// <example>80:5E:C0:12:34:56</example>
    public required string MacAddress { get; init; }

    /// <summary>The device's id.</summary>
    /// <example>019ab1d2-7c00-7a00-8000-000000000001</example>
    public required Guid DeviceId { get; init; }

    /// <summary>What became of it.</summary>
    /// <example>accepted</example>
    public required JobItemState State { get; init; }

    /// <summary>How often it was notified: once, or twice where the service ended before the answer came.</summary>
    /// <example>1</example>
    public required int Attempt { get; init; }

    /// <summary>When it was last notified (UTC); null before.</summary>
    /// <example>2026-01-31T08:30:01Z</example>
    public required DateTime? SentAt { get; init; }

    /// <summary>When it got its result (UTC); null before.</summary>
    /// <example>2026-01-31T08:30:02Z</example>
    public required DateTime? FinishedAt { get; init; }

    /// <summary>When its phone last got its own file, if that was after it was notified (UTC); null otherwise.</summary>
    /// <example>2026-01-31T08:31:00Z</example>
    public required DateTime? FetchedAt { get; init; }

    /// <summary>The status of the final SIP answer; null without one.</summary>
    /// <example>200</example>
    public required int? SipStatus { get; init; }

    /// <summary>The reason phrase of that answer, or why there is none; null before.</summary>
    /// <example>OK</example>
    public required string? Reason { get; init; }

    /// <summary>The route on which it was sent last.</summary>
    /// <example>server</example>
    public required string? Route { get; init; }

    /// <summary>The Request-URI.</summary>
    /// <example>sip:1001@203.0.113.10</example>
    public required string? Target { get; init; }

    /// <summary>The transport.</summary>
    /// <example>udp</example>
    public required string? Transport { get; init; }

    /// <summary>Who answered, by the Server or User-Agent header of the answer.</summary>
    /// <example>Yealink SIP-T46S 66.86.0.15</example>
    public required string? Responder { get; init; }

    /// <summary>How long the NOTIFY took, in milliseconds.</summary>
    /// <example>42</example>
    public required int? ElapsedMs { get; init; }

    internal static JobItemResponse Of(ListedJobItem listed) => new()
    {
        MacAddress = listed.Item.MacAddress.ToColonForm(),
        DeviceId = listed.Item.DeviceId.Value,
        State = listed.Item.State,
        Attempt = listed.Item.Attempt,
        SentAt = listed.Item.SentAt?.UtcDateTime,
        FinishedAt = listed.Item.FinishedAt?.UtcDateTime,
        FetchedAt = listed.FetchedAt?.UtcDateTime,
        SipStatus = listed.Item.SipStatus,
        Reason = listed.Item.Reason,
        Route = listed.Item.Route,
        Target = listed.Item.Target,
        Transport = listed.Item.Transport,
        Responder = listed.Item.Responder,
        ElapsedMs = listed.Item.ElapsedMs,
    };
}
