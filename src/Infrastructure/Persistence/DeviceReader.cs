using System.Linq.Expressions;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>The devices, for reading.</summary>
internal sealed class DeviceReader(AppDbContext db, DeviceQueries queries, DeliveryQueries deliveries, StorageGuard guard) : IDeviceReader
{
    // So many hits of a search are looked up by name.
    private const int FewHits = 500;

    public Task<Device?> FindAsync(MacAddress macAddress, CancellationToken cancellationToken) =>
        guard.RunAsync(deadline => queries.FindByMac(db, macAddress, deadline), cancellationToken);

    public Task<DevicePage> ListAsync(DeviceFilter filter, CancellationToken cancellationToken) =>
        guard.RunAsync(deadline => ListPageAsync(filter, deadline), cancellationToken);

    private async Task<DevicePage> ListPageAsync(DeviceFilter filter, CancellationToken cancellationToken)
    {
        IQueryable<Device> devices = Matching(filter);
        long total = await devices.LongCountAsync(cancellationToken);
        if (filter.Search is not null && total is > 0 and <= FewHits)
        {
            devices = await OnlyTheseAsync(devices, cancellationToken);
        }

        long offset = (filter.Page - 1L) * filter.PageSize;
        List<Device> items = offset >= total
            ? []
            : await PageAsync(await PlaceOfAsync(filter, devices, offset, cancellationToken), filter.PageSize, cancellationToken);
        Dictionary<DeviceId, DeviceFetch> fetches = items.Count == 0 ? [] : await deliveries.OfAsync(items, cancellationToken);
        return new DevicePage([.. items.Select(device => new ListedDevice(device, fetches.GetValueOrDefault(device.Id)))], total);
    }

    // A search reads all texts to count its hits. To find few of them once more in some other order would read all devices.
    private async Task<IQueryable<Device>> OnlyTheseAsync(IQueryable<Device> devices, CancellationToken cancellationToken)
    {
        List<MacAddress> found = await devices.Select(device => device.MacAddress).ToListAsync(cancellationToken);
        return db.Devices.AsNoTracking().Where(device => found.Contains(device.MacAddress));
    }

    private async Task<(IReadOnlyList<IQueryable<Device>> Parts, long Offset)> PlaceOfAsync(
        DeviceFilter filter, IQueryable<Device> devices, long offset, CancellationToken cancellationToken) =>
        filter is { Sort.Key: DeviceSortKey.LastSeenAt, IsEmpty: true }
            ? await deliveries.SkipByLastSeenAsync(devices, filter.Sort.Descending, offset, cancellationToken)
            : (PartsOf(devices, filter.Sort), offset);

    // An order by what phones did spans two tables, and as one query every page of it would sort the whole fleet.
    private IReadOnlyList<IQueryable<Device>> PartsOf(IQueryable<Device> devices, DeviceSort sort) => sort.Key switch
    {
        DeviceSortKey.LastSeenAt => deliveries.PartsByLastSeen(devices, sort.Descending),
        DeviceSortKey.UpToDate => deliveries.PartsByState(devices, sort.Descending),
        _ => [Ordered(devices, sort)],
    };

    private async Task<List<Device>> PageAsync(
        (IReadOnlyList<IQueryable<Device>> Parts, long Offset) place, int pageSize, CancellationToken cancellationToken)
    {
        (IReadOnlyList<IQueryable<Device>> parts, long offset) = place;
        List<MacAddress> page = [];
        foreach (IQueryable<Device> part in parts)
        {
            // Going through all devices in order to find none is slow; seeing that there is none is not.
            if (parts.Count > 1 && !await part.AnyAsync(cancellationToken))
            {
                continue;
            }

            List<MacAddress> found = await part.Select(device => device.MacAddress)
                .Skip((int)offset).Take(pageSize - page.Count).ToListAsync(cancellationToken);
            page.AddRange(found);
            if (page.Count == pageSize)
            {
                break;
            }

            // Only a part that ended before the page began has to be counted.
            bool begun = offset == 0 || found.Count > 0;
            offset = begun ? 0 : Math.Max(0, offset - await part.LongCountAsync(cancellationToken));
        }

        return await LoadAsync(page, cancellationToken);
    }

    // Whole devices are read for the page alone: what comes before it is passed over in the indexes.
    private async Task<List<Device>> LoadAsync(List<MacAddress> page, CancellationToken cancellationToken)
    {
        Dictionary<MacAddress, Device> devices = await db.Devices.AsNoTracking().Where(device => page.Contains(device.MacAddress))
            .ToDictionaryAsync(device => device.MacAddress, cancellationToken);
        // A device may have gone, or from one part to the next, between two queries.
        return [.. page.Distinct().Select(mac => devices.GetValueOrDefault(mac)).OfType<Device>()];
    }

    /// <summary>The devices in an order, as one query, which is of one moment; ties by MAC address.</summary>
    public IQueryable<Device> Ordered(IQueryable<Device> devices, DeviceSort sort) => sort.Key switch
    {
        DeviceSortKey.Label => By(devices, device => EF.Property<string>(device, DeviceSearchColumns.LabelKey), sort),
        DeviceSortKey.Username => By(devices, device => EF.Property<string>(device, DeviceSearchColumns.UsernameKey), sort),
        DeviceSortKey.Brand => By(devices, device => device.Model.Brand, sort),
        DeviceSortKey.Model => By(devices, device => device.Model.Name, sort),
        DeviceSortKey.ServerAddress => By(devices, device => device.Account.Server, sort),
        DeviceSortKey.CreatedAt => By(devices, device => device.CreatedAt, sort),
        DeviceSortKey.UpdatedAt => By(devices, device => device.UpdatedAt, sort),
        DeviceSortKey.LastSeenAt => deliveries.ByLastSeen(devices, sort.Descending),
        DeviceSortKey.UpToDate => deliveries.ByState(devices, sort.Descending),
        _ => sort.Descending
            ? devices.OrderByDescending(device => device.MacAddress)
            : devices.OrderBy(device => device.MacAddress),
    };

    private static IOrderedQueryable<Device> By<TKey>(
        IQueryable<Device> devices, Expression<Func<Device, TKey>> key, DeviceSort sort) =>
        (sort.Descending ? devices.OrderByDescending(key) : devices.OrderBy(key)).ThenBy(device => device.MacAddress);

    /// <summary>The devices that a filter lets through, of all pages.</summary>
    public IQueryable<Device> Matching(DeviceFilter filter)
    {
        IQueryable<Device> devices = db.Devices.AsNoTracking();
        if (filter.Brand is { } brand)
        {
            devices = devices.Where(device => device.Model.Brand == brand);
        }

        if (filter.Model is { } model)
        {
            devices = devices.Where(device => device.Model.Name == model);
        }

        if (filter.State is { } state)
        {
            devices = deliveries.InState(devices, state);
        }

        return filter.Search is { } search ? Containing(devices, search) : devices;
    }

    private static IQueryable<Device> Containing(IQueryable<Device> devices, string search)
    {
        string text = DeviceSearchColumns.Fold(search);
        string mac = string.Concat(text.Where(c => c is not (':' or '-' or '.')));
        // The cast makes EF Core compare the column, which is text, instead of the value object.
        return mac.Length > 0 && mac.All(char.IsAsciiHexDigit)
            ? devices.Where(device => EF.Property<string>(device, DeviceSearchColumns.SearchText).Contains(text)
                || ((string)(object)device.MacAddress).Contains(mac))
            : devices.Where(device => EF.Property<string>(device, DeviceSearchColumns.SearchText).Contains(text));
    }
}
