using System.Data.Common;
using EndpointManager.Application.Access;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EndpointManager.Infrastructure.Persistence.Access;

/// <summary>What lets phones at their devices' secrets, inside a unit of work.</summary>
internal sealed class DeviceAccesses(AppDbContext db, AccessRows rows) : IDeviceAccesses
{
    private DbTransaction Transaction => db.Database.CurrentTransaction!.GetDbTransaction();

    public void Add(DeviceAccess access) => db.Accesses.Add(access);

    // A device that is deleted in between is a conflict, after which the unit of work finds it gone.
    public async Task ArmAsync(IReadOnlyCollection<DeviceId> devices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<DeviceId> present =
            await db.Devices.Where(device => devices.Contains(device.Id)).Select(device => device.Id).ToListAsync(cancellationToken);
        await rows.ArmAsync(Transaction, present.Select(device => new DeviceAccess { DeviceId = device, ArmedAt = now }), cancellationToken);
    }

    public Task ReplaceAsync(DeviceAccess access, CancellationToken cancellationToken) =>
        rows.ReplaceAsync(Transaction, [access], cancellationToken);
}
