using EndpointManager.Application.Jobs;
using EndpointManager.Domain.Jobs;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence.Jobs;

/// <summary>Old jobs. Their devices go first, some at a time: all at once may be a hundred thousand.</summary>
internal sealed class JobArchive(AppDbContext db, IDatabaseEngine engine, StorageGuard guard) : IJobArchive
{
    private const int ItemsAtATime = 1_000;

    public Task<bool> ForgetFinishedBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            List<JobId> oldest = await db.Jobs.AsNoTracking().Where(job => job.FinishedAt < time).OrderBy(job => job.FinishedAt)
                .Select(job => job.Id).Take(1).ToListAsync(deadline);
            if (oldest.Count == 0)
            {
                return false;
            }

            JobId id = oldest[0];
            List<int> positions = await db.JobItems.AsNoTracking().Where(item => item.JobId == id).OrderBy(item => item.Position)
                .Select(item => item.Position).Take(ItemsAtATime).ToListAsync(deadline);
            using IDisposable turn = await engine.EnterWriteAsync(deadline);
            if (positions.Count > 0)
            {
                int last = positions[^1];
                await db.JobItems.Where(item => item.JobId == id && item.Position <= last).ExecuteDeleteAsync(deadline);
            }

            if (positions.Count < ItemsAtATime)
            {
                await db.Jobs.Where(job => job.Id == id).ExecuteDeleteAsync(deadline);
            }

            return true;
        },
        cancellationToken);
}
