using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>What the phones of devices fetched.</summary>
internal sealed class DeviceFetches(AppDbContext db, StorageGuard guard) : IDeviceFetches
{
    public Task<DeviceFetch?> FindAsync(DeviceId device, CancellationToken cancellationToken) => guard.RunAsync(
        deadline => db.Fetches.AsNoTracking().SingleOrDefaultAsync(fetch => fetch.DeviceId == device, deadline), cancellationToken);
}
