using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Requests;

/// <summary>Requests to be written down together, and what they say of each phone.</summary>
/// <param name="Requests">The requests, in the order in which they were answered.</param>
/// <param name="Phones">What phones of permitted networks did, by MAC address.</param>
public sealed record RequestBatch(
    IReadOnlyList<RecordedRequest> Requests, IReadOnlyDictionary<MacAddress, PhoneActivity> Phones);

/// <summary>What one MAC address did in a batch, all its requests taken together.</summary>
public sealed class PhoneActivity
{
    /// <summary>Its first request; UTC.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>How many requests there were.</summary>
    public int Count { get; internal set; }

    /// <summary>Its last request.</summary>
    public RecordedRequest Last { get; internal set; } = null!;

    /// <summary>Its last request that did not come from this machine; null when all did.</summary>
    public RecordedRequest? LastSeen { get; internal set; }

    /// <summary>What it is, as far as its requests tell; not worked out for a phone that got its device's file.</summary>
    public PhoneGuess Guess { get; internal set; } = PhoneGuess.Nothing;

    /// <summary>Its last User-Agent that names a model, as far as it names one and did not come from this machine.</summary>
    public string? ReportedModel { get; internal set; }

    /// <summary>As <see cref="ReportedModel"/>, the firmware.</summary>
    public string? Firmware { get; internal set; }

    /// <summary>The last complete answer to a GET that held the device's file.</summary>
    public Delivery? LastServed { get; internal set; }

    /// <summary>The last of those that went to the phone itself and were the file that its firmware reads.</summary>
    public Delivery? LastDelivered { get; internal set; }
}

/// <summary>A device's file that was served.</summary>
/// <param name="Time">When; UTC.</param>
/// <param name="Form">Which file.</param>
/// <param name="Device">The device.</param>
/// <param name="Version">Its version that the file was made from.</param>
/// <param name="Fingerprint">The rendering that the file was made by.</param>
/// <param name="Address">The address that it went to.</param>
public sealed record Delivery(
    DateTimeOffset Time, ServedForm Form, DeviceId Device, long Version, string Fingerprint, string? Address);
