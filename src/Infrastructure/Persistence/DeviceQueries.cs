using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>
/// Queries compiled once. An instance belongs to one service provider, because a compiled query serves one model only and
/// a process may hold several engines.
/// </summary>
internal sealed class DeviceQueries
{
    /// <summary>The phones' hot path: one indexed read, nothing tracked.</summary>
    public Func<AppDbContext, MacAddress, CancellationToken, Task<Device?>> FindByMac { get; } =
        EF.CompileAsyncQuery((AppDbContext db, MacAddress mac, CancellationToken _) =>
            db.Devices.AsNoTracking().SingleOrDefault(device => device.MacAddress == mac));
}
