using EndpointManager.Application.Devices;
using EndpointManager.Application.Jobs;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence.Jobs;

/// <summary>The jobs, for reading.</summary>
internal sealed class JobReader(AppDbContext db, StorageGuard guard) : IJobReader
{
    private const int MostOpen = 100;

    public Task<Job?> FindAsync(JobId id, CancellationToken cancellationToken) => guard.RunAsync(
        deadline => db.Jobs.AsNoTracking().SingleOrDefaultAsync(job => job.Id == id, deadline), cancellationToken);

    public Task<JobPage> ListAsync(int page, int pageSize, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            IQueryable<Job> jobs = db.Jobs.AsNoTracking();
            long total = await jobs.LongCountAsync(deadline);
            long offset = (page - 1L) * pageSize;
            List<Job> items = offset >= total
                ? []
                : await jobs.OrderByDescending(job => job.Id).Skip((int)offset).Take(pageSize).ToListAsync(deadline);
            return new JobPage(items, total);
        },
        cancellationToken);

    public Task<JobItemPage> ListItemsAsync(JobItemFilter filter, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            IQueryable<JobItem> items = db.JobItems.AsNoTracking().Where(item => item.JobId == filter.Job);
            if (filter.State is { } state)
            {
                items = items.Where(item => item.State == state);
            }

            long total = await items.LongCountAsync(deadline);
            long offset = (filter.Page - 1L) * filter.PageSize;
            List<JobItem> found = offset >= total
                ? []
                : await items.OrderBy(item => item.Position).Skip((int)offset).Take(filter.PageSize).ToListAsync(deadline);
            Dictionary<DeviceId, DateTimeOffset> deliveries = await DeliveriesAsync(found, deadline);
            return new JobItemPage([.. found.Select(item => new ListedJobItem(item, FetchedAt(item, deliveries)))], total);
        },
        cancellationToken);

    public Task<IReadOnlyList<OpenJob>> ListOpenAsync(CancellationToken cancellationToken) => guard.RunAsync<IReadOnlyList<OpenJob>>(
        async deadline => await db.Jobs.AsNoTracking().Where(job => job.FinishedAt == null).OrderBy(job => job.Id)
            .Select(job => new OpenJob(job.Id, job.Action, job.Holder, job.Version)).Take(MostOpen).ToListAsync(deadline),
        cancellationToken);

    public Task<IReadOnlyList<JobItem>> ListInStateAsync(
        JobId id, JobItemState state, int atMost, CancellationToken cancellationToken) => guard.RunAsync<IReadOnlyList<JobItem>>(
        async deadline => await db.JobItems.AsNoTracking().Where(item => item.JobId == id && item.State == state)
            .OrderBy(item => item.Position).Take(atMost).ToListAsync(deadline),
        cancellationToken);

    public Task<IReadOnlyList<Device>> FindDevicesAsync(IReadOnlyCollection<DeviceId> ids, CancellationToken cancellationToken) =>
        guard.RunAsync<IReadOnlyList<Device>>(
            async deadline => await db.Devices.AsNoTracking().Where(device => ids.Contains(device.Id)).ToListAsync(deadline), cancellationToken);

    private async Task<Dictionary<DeviceId, DateTimeOffset>> DeliveriesAsync(List<JobItem> items, CancellationToken cancellationToken)
    {
        List<DeviceId> devices = [.. items.Where(item => item.SentAt is not null).Select(item => item.DeviceId)];
        List<DeviceFetch> fetches = devices.Count == 0
            ? []
            : await db.Fetches.AsNoTracking().Where(fetch => devices.Contains(fetch.DeviceId) && fetch.DeliveredAt != null).ToListAsync(cancellationToken);
        return fetches.ToDictionary(fetch => fetch.DeviceId, fetch => fetch.DeliveredAt!.Value);
    }

    // What a phone fetched stands in the record of requests; nothing is written for jobs when it does.
    private static DateTimeOffset? FetchedAt(JobItem item, Dictionary<DeviceId, DateTimeOffset> deliveries) =>
        item.SentAt is { } sent && deliveries.TryGetValue(item.DeviceId, out DateTimeOffset delivered) && delivered >= sent ? delivered : null;
}
