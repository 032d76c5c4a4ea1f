namespace EndpointManager.Domain.Jobs;

/// <summary>What came back for a device's NOTIFY.</summary>
public sealed record JobItemAnswer
{
    /// <summary>Longest text of each member in characters.</summary>
    public const int MaxTextLength = 256;

    /// <summary>The status of the final SIP answer; null without one.</summary>
    public int? SipStatus { get; init; }

    /// <summary>The reason phrase of that answer, or why there is none.</summary>
    public string? Reason { get; init; }

    /// <summary>The route on which it was sent last.</summary>
    public string? Route { get; init; }

    /// <summary>The Request-URI.</summary>
    public string? Target { get; init; }

    /// <summary>The transport.</summary>
    public string? Transport { get; init; }

    /// <summary>Who answered, as far as it said so.</summary>
    public string? Responder { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public int? ElapsedMs { get; init; }
}
