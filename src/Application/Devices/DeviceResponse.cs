using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Devices;

/// <summary>A device as the API shows it.</summary>
public sealed record DeviceResponse
{
    /// <summary>Immutable identity (UUID).</summary>
    /// <example>019ab1d2-7c00-7a00-8000-000000000001</example>
    public required Guid Id { get; init; }

    /// <summary>MAC address in upper case with colons.</summary>
    /// <example>80:5E:C0:12:34:56</example>
    public required string MacAddress { get; init; }

    /// <summary>Brand in the catalogue's spelling.</summary>
    /// <example>Yealink</example>
    public required string Brand { get; init; }

    /// <summary>Model in the catalogue's spelling.</summary>
    /// <example>T46S</example>
    public required string Model { get; init; }

    /// <summary>Name on the phone's screen and display name in calls.</summary>
    /// <example>Reception</example>
    public required string Label { get; init; }

    /// <summary>SIP user name.</summary>
    /// <example>1001</example>
    public required string Username { get; init; }

    /// <summary>Always the mask; the password never leaves through the API. Sent back on an edit it means "unchanged".</summary>
    /// <example>********</example>
    public required string Password { get; init; }

    /// <summary>SIP server with its port.</summary>
    /// <example>203.0.113.10:5060</example>
    public required string ServerAddress { get; init; }

    /// <summary>Transport to the SIP server.</summary>
    /// <example>udp</example>
    public required Transport Transport { get; init; }

    /// <summary>
    /// Where the phone's configuration can be fetched. In the access modes <c>shared</c> and <c>token</c> with what lets the
    /// phone in, for callers who may change devices; for others without.
    /// </summary>
    /// <example>http://203.0.113.10:8080/provision/805ec0123456</example>
    public required string ProvisionUrl { get; init; }

    /// <summary>When the device was added (UTC).</summary>
    /// <example>2026-01-31T08:30:00Z</example>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When the device was last edited (UTC).</summary>
    /// <example>2026-01-31T08:30:00Z</example>
    public required DateTime UpdatedAt { get; init; }

    /// <summary>
    /// Until when the device's secrets are available to its phone (UTC), where that is limited; null where it is not, or
    /// where the device was never armed.
    /// </summary>
    /// <example>2026-01-31T09:00:00Z</example>
    public DateTime? ArmedUntil { get; init; }

    /// <summary>What the phone did. It changes neither the version nor the time of the last edit.</summary>
    public FetchResponse Fetch { get; init; } = FetchResponse.Never;

    /// <summary>1 at first, one higher after every edit. The ETag is this number in quotes.</summary>
    /// <example>1</example>
    public required long Version { get; init; }
}
