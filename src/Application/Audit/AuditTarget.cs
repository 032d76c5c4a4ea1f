using EndpointManager.Application.Access;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;

namespace EndpointManager.Application.Audit;

/// <summary>What something was done to.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Id">Its identity, as the console's URLs have it.</param>
public readonly record struct AuditTarget(string Kind, string Id)
{
    /// <summary>Many devices, which the details name.</summary>
    public static readonly AuditTarget Devices = new("devices", "devices");

    /// <summary>A device, by the MAC address that it had before.</summary>
    public static AuditTarget Device(MacAddress macAddress) => new("device", macAddress.ToColonForm());

    /// <summary>A job.</summary>
    public static AuditTarget Job(JobId id) => new("job", id.ToString());

    /// <summary>A source that phones ask from.</summary>
    public static AuditTarget Source(SourceNetwork source) => new("source", source.ToString());

    /// <summary>A key that secrets are encrypted with.</summary>
    public static AuditTarget EncryptionKey(string id) => new("encryption-key", id);

    /// <summary>A key.</summary>
    public static AuditTarget Key(string id) => new("key", id);
}
