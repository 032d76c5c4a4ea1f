using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Provisioning;

/// <summary>What a phone gets, or why it gets nothing.</summary>
public sealed record ProvisioningAnswer
{
    private ProvisioningAnswer()
    {
    }

    /// <summary>The file; null when there is none.</summary>
    public ServedFile? File { get; private init; }

    /// <summary>
    /// Why there is none; of a file that is served only because refusals are not enforced, why there would be none. For the
    /// record of requests, never for the phone.
    /// </summary>
    public RefusalReason? Reason { get; private init; }

    /// <summary>There is a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="objection">Why there would be none, if refusals were enforced.</param>
    public static ProvisioningAnswer Serve(ServedFile file, RefusalReason? objection = null) => new() { File = file, Reason = objection };

    /// <summary>There is none.</summary>
    public static ProvisioningAnswer Refuse(RefusalReason reason) => new() { Reason = reason };
}

/// <summary>A file that a phone gets.</summary>
/// <param name="File">The file.</param>
/// <param name="Form">What kind of file it is.</param>
/// <param name="EntityTag">Its entity tag, quotes included.</param>
/// <param name="VariesByUserAgent">Whether another User-Agent might have got another file at the same URL.</param>
/// <param name="Revision">What it was made from; null for a common file.</param>
public sealed record ServedFile(
    ProvisioningFile File, ServedForm Form, string EntityTag, bool VariesByUserAgent, ServedRevision? Revision);

/// <summary>The state of a device that a file was made from.</summary>
/// <param name="Device">The device.</param>
/// <param name="Model">Its model then.</param>
/// <param name="Version">Its version then.</param>
public readonly record struct ServedRevision(DeviceId Device, PhoneModel Model, long Version);
