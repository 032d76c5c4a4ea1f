using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence.Access;

/// <summary>What lets phones at their devices' secrets.</summary>
internal sealed class DeviceAccessReader(AppDbContext db, DeviceAccessQueries queries, StorageGuard guard) : IDeviceAccessReader
{
    public Task<AccessedDevice?> FindAsync(MacAddress macAddress, CancellationToken cancellationToken) =>
        guard.RunAsync(deadline => queries.FindByMac(db, macAddress, deadline), cancellationToken);

    public Task<AccessedDevice?> FindByTokenAsync(string lookup, bool isFirst, CancellationToken cancellationToken) =>
        guard.RunAsync(deadline => (isFirst ? queries.FindByFirstToken : queries.FindByToken)(db, lookup, deadline), cancellationToken);

    public Task<bool> IsExpectedAsync(
        MacAddress macAddress, IPAddress source, DateTimeOffset armedSince, CancellationToken cancellationToken) =>
        guard.RunAsync(
            async deadline => await queries.FindExpectation(db, macAddress, deadline) is { } device && device.Spares(source, armedSince),
            cancellationToken);

    public async Task<IReadOnlyDictionary<DeviceId, DeviceAccess>> OfAsync(
        IReadOnlyCollection<DeviceId> devices, CancellationToken cancellationToken) => await guard.RunAsync(
        deadline => db.Accesses.AsNoTracking().Where(access => devices.Contains(access.DeviceId))
            .ToDictionaryAsync(access => access.DeviceId, deadline),
        cancellationToken);
}
