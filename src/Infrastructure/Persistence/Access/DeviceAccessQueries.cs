using EndpointManager.Application.Access;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence.Access;

/// <summary>Queries of the phones' path, compiled once; see <see cref="DeviceQueries"/>.</summary>
internal sealed class DeviceAccessQueries
{
    /// <summary>A device and its access, if it has one.</summary>
    public Func<AppDbContext, MacAddress, CancellationToken, Task<AccessedDevice?>> FindByMac { get; } =
        EF.CompileAsyncQuery((AppDbContext db, MacAddress mac, CancellationToken _) =>
            (from device in db.Devices.AsNoTracking()
             where device.MacAddress == mac
             join access in db.Accesses.AsNoTracking() on device.Id equals access.DeviceId into accesses
             from access in accesses.DefaultIfEmpty()
             select new AccessedDevice(device, access)).SingleOrDefault());

    /// <summary>A device by the hash of its own token.</summary>
    public Func<AppDbContext, string, CancellationToken, Task<AccessedDevice?>> FindByToken { get; } =
        EF.CompileAsyncQuery((AppDbContext db, string lookup, CancellationToken _) =>
            (from access in db.Accesses.AsNoTracking()
             where access.TokenLookup == lookup
             join device in db.Devices.AsNoTracking() on access.DeviceId equals device.Id
             select new AccessedDevice(device, access)).SingleOrDefault());

    /// <summary>A device by the hash of its token of the first access.</summary>
    public Func<AppDbContext, string, CancellationToken, Task<AccessedDevice?>> FindByFirstToken { get; } =
        EF.CompileAsyncQuery((AppDbContext db, string lookup, CancellationToken _) =>
            (from access in db.Accesses.AsNoTracking()
             where access.FirstTokenLookup == lookup
             join device in db.Devices.AsNoTracking() on access.DeviceId equals device.Id
             select new AccessedDevice(device, access)).SingleOrDefault());

    /// <summary>What lets a device's phone in although its source is locked out.</summary>
    public Func<AppDbContext, MacAddress, CancellationToken, Task<DeviceExpectation?>> FindExpectation { get; } =
        EF.CompileAsyncQuery((AppDbContext db, MacAddress mac, CancellationToken _) =>
            (from device in db.Devices.AsNoTracking()
             where device.MacAddress == mac
             join access in db.Accesses.AsNoTracking() on device.Id equals access.DeviceId into accesses
             from access in accesses.DefaultIfEmpty()
             join fetch in db.Fetches.AsNoTracking() on device.Id equals fetch.DeviceId into fetches
             from fetch in fetches.DefaultIfEmpty()
             select new DeviceExpectation(device.CreatedAt, access.ArmedAt, fetch.DeliveredAddress, fetch.LastServedAddress)).SingleOrDefault());
}
