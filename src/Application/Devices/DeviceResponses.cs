using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;
using Mapster;

namespace EndpointManager.Application.Devices;

/// <summary>Makes what the API shows of a device and of what its phone did.</summary>
public sealed class DeviceResponses(
    TypeAdapterConfig mapping, CurrentRenderings renderings, DeviceUrls urls, IDeviceAccessReader accesses, ServiceSettings settings)
{
    /// <summary>The device as the API shows it.</summary>
    /// <param name="device">The device.</param>
    /// <param name="fetch">What its phone fetched; null when it never asked.</param>
    /// <param name="access">What lets its phone at its secrets; null where that is not known or does not count.</param>
    public DeviceResponse Of(Device device, DeviceFetch? fetch, DeviceAccess? access)
    {
        DeviceResponse response = device.Adapt<DeviceResponse>(mapping) with
        {
            ProvisionUrl = urls.Of(device, access),
            ArmedUntil = settings.Provisioning.Window is { } window ? access?.ArmedUntil(window)?.UtcDateTime : null,
        };
        return fetch is null ? response : response with { Fetch = FetchOf(device, fetch) };
    }

    /// <summary>The same, with what has to be read for it.</summary>
    public async Task<DeviceResponse> OfAsync(Device device, DeviceFetch? fetch, CancellationToken cancellationToken) =>
        (await OfAsync([new ListedDevice(device, fetch)], cancellationToken))[0];

    /// <summary>The same of many.</summary>
    public async Task<IReadOnlyList<DeviceResponse>> OfAsync(IReadOnlyList<ListedDevice> devices, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<DeviceId, DeviceAccess> found = urls.NeedAccess
            ? await accesses.OfAsync([.. devices.Select(item => item.Device.Id)], cancellationToken)
            : new Dictionary<DeviceId, DeviceAccess>();
        return [.. devices.Select(item => Of(item.Device, item.Fetch, found.GetValueOrDefault(item.Device.Id)))];
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
            ServedForm.Stripped => DeviceFileForm.Stripped,
            _ => null,
        },
        UpToDate = fetch.DeliveredVersion is null
            ? null
            : fetch.DeliveredVersion == device.Version && fetch.DeliveredFingerprint == renderings.Of(device.Model),
    };
}
