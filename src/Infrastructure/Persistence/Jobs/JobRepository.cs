using EndpointManager.Application.Jobs;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;
using EndpointManager.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence.Jobs;

/// <summary>The jobs, inside a unit of work.</summary>
internal sealed class JobRepository(AppDbContext db, IDatabaseEngine engine) : IJobRepository
{
    public async Task<Job?> FindAsync(JobId id, CancellationToken cancellationToken)
    {
        if (engine.LocksRows)
        {
            // A statement of its own, as for devices. The version would do, but whoever loses by it begins anew.
            await db.Database.ExecuteSqlRawAsync(
                "SELECT id FROM " + JobConfiguration.Table + " WHERE id = {0} FOR UPDATE", [id.Value], cancellationToken);
        }

        return await db.Jobs.SingleOrDefaultAsync(job => job.Id == id, cancellationToken);
    }

    public async Task<IReadOnlyList<JobItem>> FindItemsAsync(
        JobId id, IReadOnlyCollection<int> positions, CancellationToken cancellationToken) => positions.Count == 0
        ? []
        : await db.JobItems.Where(item => item.JobId == id && positions.Contains(item.Position)).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<JobItem>> FindQueuedAsync(JobId id, int atMost, CancellationToken cancellationToken) =>
        await db.JobItems.Where(item => item.JobId == id && item.State == JobItemState.Queued)
            .OrderBy(item => item.Position).Take(atMost).ToListAsync(cancellationToken);

    public Task FreeDevicesAsync(JobId id, IReadOnlyCollection<DeviceId> devices, CancellationToken cancellationToken)
    {
        Guid occupation = id.Value;
        return db.BusyDevices.Where(busy => busy.Occupation == occupation && devices.Contains(busy.DeviceId)).ExecuteDeleteAsync(cancellationToken);
    }
}
