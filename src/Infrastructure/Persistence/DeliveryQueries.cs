using EndpointManager.Application.Devices;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>
/// Lists of devices by what their phones fetched. Nothing is rendered: a fingerprint belongs to one model, so that one which
/// is current for any model at the device's present version is current for the device.
/// </summary>
internal sealed class DeliveryQueries(AppDbContext db, CurrentRenderings renderings)
{
    /// <summary>Those of the devices that are in a state.</summary>
    public IQueryable<Device> InState(IQueryable<Device> devices, DeliveryState state)
    {
        string[] current = [.. renderings.All];
        return state switch
        {
            DeliveryState.Never => devices.Where(device =>
                !db.Fetches.Any(fetch => fetch.DeviceId == device.Id && fetch.DeliveredVersion != null)),
            DeliveryState.Outdated => devices.Where(device =>
                db.Fetches.Any(fetch => fetch.DeviceId == device.Id && fetch.DeliveredVersion != null
                    && (fetch.DeliveredVersion != device.Version || !current.Contains(fetch.DeliveredFingerprint!)))),
            _ => devices.Where(device =>
                db.Fetches.Any(fetch => fetch.DeviceId == device.Id
                    && fetch.DeliveredVersion == device.Version && current.Contains(fetch.DeliveredFingerprint!))),
        };
    }

    /// <summary>The devices by the time when their phones last asked; never comes before every time, on all engines.</summary>
    public IQueryable<Device> ByLastSeen(IQueryable<Device> devices, bool descending)
    {
        var pairs =
            from device in devices
            join fetch in db.Fetches on device.Id equals fetch.DeviceId into found
            from fetch in found.DefaultIfEmpty()
            select new { Device = device, Seen = fetch == null ? 0 : 1, At = (DateTimeOffset?)fetch.LastSeenAt };
        return (descending
                ? pairs.OrderByDescending(pair => pair.Seen).ThenByDescending(pair => pair.At)
                : pairs.OrderBy(pair => pair.Seen).ThenBy(pair => pair.At))
            .ThenBy(pair => pair.Device.MacAddress)
            .Select(pair => pair.Device);
    }

    /// <summary>The devices in the order of their states.</summary>
    public IQueryable<Device> ByState(IQueryable<Device> devices, bool descending)
    {
        string[] current = [.. renderings.All];
        var pairs =
            from device in devices
            join fetch in db.Fetches on device.Id equals fetch.DeviceId into found
            from fetch in found.DefaultIfEmpty()
            select new
            {
                Device = device,
                State = fetch.DeliveredVersion == null ? 0
                    : fetch.DeliveredVersion == device.Version && current.Contains(fetch.DeliveredFingerprint!) ? 2 : 1,
            };
        return (descending ? pairs.OrderByDescending(pair => pair.State) : pairs.OrderBy(pair => pair.State))
            .ThenBy(pair => pair.Device.MacAddress)
            .Select(pair => pair.Device);
    }

    /// <summary>
    /// The same order in parts, one after the other, each of which an index gives: those never seen by MAC address, the others
    /// by time.
    /// </summary>
    public IReadOnlyList<IQueryable<Device>> PartsByLastSeen(IQueryable<Device> devices, bool descending) =>
        descending ? [Seen(devices, db.Fetches, descending), NeverSeen(devices)] : [NeverSeen(devices), Seen(devices, db.Fetches, descending)];

    /// <summary>
    /// The parts for a page of all devices, and how many are still to be passed over: whoever was seen before the page begins is
    /// counted in the index of times, not looked up.
    /// </summary>
    public async Task<(IReadOnlyList<IQueryable<Device>> Parts, long Offset)> SkipByLastSeenAsync(
        IQueryable<Device> devices, bool descending, long offset, CancellationToken cancellationToken)
    {
        long before = descending ? 0 : await NeverSeen(devices).LongCountAsync(cancellationToken);
        IQueryable<DateTimeOffset> times = descending
            ? db.Fetches.OrderByDescending(fetch => fetch.LastSeenAt).Select(fetch => fetch.LastSeenAt)
            : db.Fetches.OrderBy(fetch => fetch.LastSeenAt).Select(fetch => fetch.LastSeenAt);
        if (offset <= before
            || await times.Skip((int)(offset - before)).Select(time => (DateTimeOffset?)time).FirstOrDefaultAsync(cancellationToken) is not { } first)
        {
            return (PartsByLastSeen(devices, descending), offset);
        }

        IQueryable<DeviceFetch> passed = descending
            ? db.Fetches.Where(fetch => fetch.LastSeenAt > first)
            : db.Fetches.Where(fetch => fetch.LastSeenAt < first);
        IQueryable<DeviceFetch> rest = descending
            ? db.Fetches.Where(fetch => fetch.LastSeenAt <= first)
            : db.Fetches.Where(fetch => fetch.LastSeenAt >= first);
        IQueryable<Device> seen = Seen(devices, rest, descending);
        return (descending ? [seen, NeverSeen(devices)] : [seen], offset - before - await passed.LongCountAsync(cancellationToken));
    }

    private IQueryable<Device> NeverSeen(IQueryable<Device> devices) =>
        devices.Where(device => !db.Fetches.Any(fetch => fetch.DeviceId == device.Id)).OrderBy(device => device.MacAddress);

    private static IQueryable<Device> Seen(IQueryable<Device> devices, IQueryable<DeviceFetch> fetches, bool descending)
    {
        var pairs =
            from fetch in fetches
            join device in devices on fetch.DeviceId equals device.Id
            select new { Device = device, At = fetch.LastSeenAt };
        return (descending ? pairs.OrderByDescending(pair => pair.At) : pairs.OrderBy(pair => pair.At))
            .ThenBy(pair => pair.Device.MacAddress)
            .Select(pair => pair.Device);
    }

    /// <summary>The devices in the order of their states in such parts: each state by MAC address.</summary>
    public IReadOnlyList<IQueryable<Device>> PartsByState(IQueryable<Device> devices, bool descending)
    {
        IEnumerable<DeliveryState> states = Enum.GetValues<DeliveryState>().OrderBy(state => descending ? -(int)state : (int)state);
        return [.. states.Select(state => InState(devices, state).OrderBy(device => device.MacAddress))];
    }

    /// <summary>What the phones of some devices fetched.</summary>
    public Task<Dictionary<DeviceId, DeviceFetch>> OfAsync(IReadOnlyCollection<Device> devices, CancellationToken cancellationToken)
    {
        List<DeviceId> ids = [.. devices.Select(device => device.Id)];
        return db.Fetches.AsNoTracking().Where(fetch => ids.Contains(fetch.DeviceId))
            .ToDictionaryAsync(fetch => fetch.DeviceId, cancellationToken);
    }
}
