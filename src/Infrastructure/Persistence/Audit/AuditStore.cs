using EndpointManager.Application.Audit;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence.Audit;

/// <summary>The entries that belong to no change, and the end of all of them, some at a time.</summary>
internal sealed class AuditStore(AppDbContext db, IDatabaseEngine engine, StorageGuard guard) : IAuditStore
{
    private const int EntriesAtATime = 1_000;

    public Task SaveAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            using IDisposable turn = await engine.EnterWriteAsync(deadline);
            db.Audit.AddRange(entries);
            return await db.SaveChangesAsync(deadline);
        },
        cancellationToken);

    public Task<bool> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            List<long> oldest = await db.Audit.Where(entry => entry.Time < time).OrderBy(entry => entry.Time)
                .Select(entry => entry.Id).Take(EntriesAtATime).ToListAsync(deadline);
            if (oldest.Count > 0)
            {
                using IDisposable turn = await engine.EnterWriteAsync(deadline);
                await db.Audit.Where(entry => oldest.Contains(entry.Id)).ExecuteDeleteAsync(deadline);
            }

            return oldest.Count == EntriesAtATime;
        },
        cancellationToken);
}
