namespace EndpointManager.Application.Devices;

/// <summary>What a device's phone did, as far as its requests tell. Members are null where it never did.</summary>
public sealed record FetchResponse
{
    /// <summary>Of a phone that never asked.</summary>
    public static FetchResponse Never { get; } = new();

    /// <summary>When it last asked for anything (UTC), served or not. Requests from this machine do not count.</summary>
    /// <example>2026-01-31T08:31:00Z</example>
    public DateTime? LastSeenAt { get; init; }

    /// <summary>The address from which it did.</summary>
    /// <example>10.1.2.3</example>
    public string? LastSeenAddress { get; init; }

    /// <summary>The firmware that its User-Agent last named.</summary>
    /// <example>66.86.0.15</example>
    public string? Firmware { get; init; }

    /// <summary>The model that its User-Agent last named.</summary>
    /// <example>T46S</example>
    public string? ReportedModel { get; init; }

    /// <summary>When its file was last served completely (UTC).</summary>
    /// <example>2026-01-31T08:31:00Z</example>
    public DateTime? LastServedAt { get; init; }

    /// <summary>Which file that was: the one that its firmware reads, the documented form, or one without secrets.</summary>
    /// <example>native</example>
    public DeviceFileForm? ServedForm { get; init; }

    /// <summary>
    /// Whether the last native file that the phone itself got is the one that it would get now; null if it never got one.
    /// It says served, not applied.
    /// </summary>
    /// <example>true</example>
    public bool? UpToDate { get; init; }
}

/// <summary>The forms of a device's file.</summary>
public enum DeviceFileForm
{
    /// <summary>The file that the phone's firmware reads.</summary>
    Native,

    /// <summary>The documented form, which it does not read.</summary>
    Documented,

    /// <summary>Either of them without its secrets.</summary>
    Stripped,
}
