using EndpointManager.Application.Audit;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence.Audit;

/// <summary>The entries, for reading.</summary>
internal sealed class AuditReader(AppDbContext db, StorageGuard guard) : IAuditReader
{
    public Task<AuditPage> ListAsync(AuditFilter filter, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            IQueryable<AuditEntry> entries = Matching(filter);
            long total = await entries.LongCountAsync(deadline);
            long offset = (filter.Page - 1L) * filter.PageSize;
            List<AuditEntry> items = offset >= total
                ? []
                : await entries.OrderByDescending(entry => entry.Id).Skip((int)offset).Take(filter.PageSize).ToListAsync(deadline);
            return new AuditPage(items, total);
        },
        cancellationToken);

    private IQueryable<AuditEntry> Matching(AuditFilter filter)
    {
        IQueryable<AuditEntry> entries = OfTarget(filter.Target);
        if (filter.Actor is { } actor)
        {
            entries = entries.Where(entry => entry.Actor == actor);
        }

        if (filter.Action is { } action)
        {
            entries = entries.Where(entry => entry.Action == action);
        }

        if (filter.Outcome is { } outcome)
        {
            entries = entries.Where(entry => entry.Outcome == outcome);
        }

        if (filter.Since is { } since)
        {
            entries = entries.Where(entry => entry.Time >= since);
        }

        return filter.Until is { } until ? entries.Where(entry => entry.Time < until) : entries;
    }

    // Entries about many devices share one target, which the index finds; only of those is the text looked through.
    private IQueryable<AuditEntry> OfTarget(string? target)
    {
        IQueryable<AuditEntry> entries = db.Audit.AsNoTracking();
        string many = AuditTarget.Devices.Id;
        return target is null ? entries
            : MacAddress.TryParse(target, out _)
                ? entries.Where(entry => entry.Target == target || (entry.Target == many && entry.Changes!.Contains(target)))
                : entries.Where(entry => entry.Target == target);
    }
}
