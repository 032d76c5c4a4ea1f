using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Devices;

/// <summary>What is known of a device's phone from its requests.</summary>
public sealed record DeviceFetch
{
    /// <summary>The device.</summary>
    public required DeviceId DeviceId { get; init; }

    /// <summary>When it last asked for anything; UTC.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>The address from which it did.</summary>
    public required string LastSeenAddress { get; init; }

    /// <summary>The firmware that its User-Agent last named.</summary>
    public string? Firmware { get; init; }

    /// <summary>The model that its User-Agent last named.</summary>
    public string? ReportedModel { get; init; }

    /// <summary>When its file was last served; UTC.</summary>
    public DateTimeOffset? LastServedAt { get; init; }

    /// <summary>The address that it went to.</summary>
    public string? LastServedAddress { get; init; }

    /// <summary>Which file that was.</summary>
    public ServedForm? ServedForm { get; init; }

    /// <summary>When the phone itself last got the file that its firmware reads; UTC.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The address from which it did.</summary>
    public string? DeliveredAddress { get; init; }

    /// <summary>The device's version that this file was made from.</summary>
    public long? DeliveredVersion { get; init; }

    /// <summary>The rendering that this file was made by.</summary>
    public string? DeliveredFingerprint { get; init; }
}
