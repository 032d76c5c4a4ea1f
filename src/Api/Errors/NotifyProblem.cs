using System.Text.Json.Serialization;
using EndpointManager.Application.Notify;

namespace EndpointManager.Api.Errors;

/// <summary>A NOTIFY that nobody accepted, with the members of one that was.</summary>
internal sealed record NotifyProblem : Problem
{
    /// <summary>How it ended.</summary>
    /// <example>rejected</example>
    [JsonPropertyOrder(1)]
    public required NotifyOutcome Outcome { get; init; }

    /// <summary>The status of the final SIP answer; null without one.</summary>
    /// <example>481</example>
    [JsonPropertyOrder(1)]
    public required int? SipStatus { get; init; }

    /// <summary>The reason phrase of that answer, or why there is none.</summary>
    /// <example>Subscription does not exist</example>
    [JsonPropertyOrder(1)]
    public required string Reason { get; init; }

    /// <summary>The route on which it was sent last.</summary>
    /// <example>server</example>
    [JsonPropertyOrder(1)]
    public required string Route { get; init; }

    /// <summary>The Request-URI; null when there was nowhere to send it.</summary>
    /// <example>sip:1001@203.0.113.10</example>
    [JsonPropertyOrder(1)]
    public required string? Target { get; init; }

    /// <summary>The transport; null when nothing was sent.</summary>
    /// <example>udp</example>
    [JsonPropertyOrder(1)]
    public required string? Transport { get; init; }

    /// <summary>Who answered; null where it does not say, and where nobody did.</summary>
    /// <example>FreeSWITCH</example>
    [JsonPropertyOrder(1)]
    public required string? Responder { get; init; }

    /// <summary>Time from the first datagram to the end, on all routes together, in milliseconds.</summary>
    /// <example>42</example>
    [JsonPropertyOrder(1)]
    public required int ElapsedMs { get; init; }

    /// <summary>The problem that a result means.</summary>
    public static NotifyProblem Of(NotifyResult result)
    {
        (ProblemKind kind, string detail) = result.Outcome switch
        {
            NotifyOutcome.Rejected => (ProblemKind.SipRejected, "The NOTIFY was answered, and refused."),
            NotifyOutcome.Unreachable => (ProblemKind.SipUnreachable, "The NOTIFY could not be delivered."),
            _ => (ProblemKind.SipTimeout, "The NOTIFY was sent, and nothing final came back in time."),
        };
        NotifyResponse members = NotifyResponse.Of(result);
        return new NotifyProblem
        {
            Type = kind.Type,
            Title = kind.Title,
            Status = kind.Status,
            Detail = detail,
            Outcome = members.Outcome,
            SipStatus = members.SipStatus,
            Reason = members.Reason,
            Route = members.Route,
            Target = members.Target,
            Transport = members.Transport,
            Responder = members.Responder,
            ElapsedMs = members.ElapsedMs,
        };
    }
}
