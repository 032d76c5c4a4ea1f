using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Devices;
using Mapster;

namespace EndpointManager.Application.Devices;

/// <summary>Makes what the API shows of a device and of what its phone did.</summary>
public sealed class DeviceResponses(TypeAdapterConfig mapping, CurrentRenderings renderings)
{
    /// <summary>The device as the API shows it.</summary>
    /// <param name="device">The device.</param>
    /// <param name="fetch">What its phone fetched; null when it never asked.</param>
    public DeviceResponse Of(Device device, DeviceFetch? fetch)
    {
        DeviceResponse response = device.Adapt<DeviceResponse>(mapping);
        return fetch is null ? response : response with { Fetch = FetchOf(device, fetch) };
    }

    private FetchResponse FetchOf(Device device, DeviceFetch fetch) => new()
    {
        LastSeenAt = fetch.LastSeenAt.UtcDateTime,
        LastSeenAddress = fetch.LastSeenAddress,
        Firmware = fetch.Firmware,
        ReportedModel = fetch.ReportedModel,
        LastServedAt = fetch.LastServedAt?.UtcDateTime,
        ServedForm = fetch.ServedForm switch
        {
            ServedForm.Native => DeviceFileForm.Native,
            ServedForm.Documented => DeviceFileForm.Documented,
            _ => null,
        },
        UpToDate = fetch.DeliveredVersion is null
            ? null
            : fetch.DeliveredVersion == device.Version && fetch.DeliveredFingerprint == renderings.Of(device.Model),
    };
}
