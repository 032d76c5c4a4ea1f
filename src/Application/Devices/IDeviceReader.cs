using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Devices;

/// <summary>The devices, for reading only: nothing read here is tracked or can be saved.</summary>
public interface IDeviceReader
{
    /// <summary>The device with this MAC address, by one indexed read. The phones' hot path.</summary>
    Task<Device?> FindAsync(MacAddress macAddress, CancellationToken cancellationToken);

    /// <summary>One page of the devices that fit.</summary>
    Task<DevicePage> ListAsync(DeviceFilter filter, CancellationToken cancellationToken);
}

/// <summary>A page of devices.</summary>
/// <param name="Items">The devices of the page, in the order asked for.</param>
/// <param name="TotalItems">How many devices fit in all.</param>
public sealed record DevicePage(IReadOnlyList<ListedDevice> Items, long TotalItems);

/// <summary>A device of a list.</summary>
/// <param name="Device">The device.</param>
/// <param name="Fetch">What its phone fetched; null when it never asked.</param>
public sealed record ListedDevice(Device Device, DeviceFetch? Fetch);

/// <summary>Which devices to list, and how.</summary>
public sealed record DeviceFilter
{
    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Devices per page.</summary>
    public required int PageSize { get; init; }

    /// <summary>Text to look for in MAC address, label, user name and model, without regard to case; null for all.</summary>
    public string? Search { get; init; }

    /// <summary>Only this brand, in the catalogue's spelling; null for all.</summary>
    public string? Brand { get; init; }

    /// <summary>Only this model, in the catalogue's spelling; null for all.</summary>
    public string? Model { get; init; }

    /// <summary>Only devices in this state; null for all.</summary>
    public DeliveryState? State { get; init; }

    /// <summary>The order; ties by MAC address.</summary>
    public required DeviceSort Sort { get; init; }

    /// <summary>Whether it lets all devices through.</summary>
    public bool IsEmpty => (Search ?? Brand ?? Model) is null && State is null;
}
