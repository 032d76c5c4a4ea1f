using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;

namespace EndpointManager.Application.Jobs;

/// <summary>The jobs, for reading only.</summary>
public interface IJobReader
{
    /// <summary>The job.</summary>
    Task<Job?> FindAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>One page of the jobs, newest first.</summary>
    Task<JobPage> ListAsync(int page, int pageSize, CancellationToken cancellationToken);

    /// <summary>One page of a job's devices, in their order.</summary>
    Task<JobItemPage> ListItemsAsync(JobItemFilter filter, CancellationToken cancellationToken);

    /// <summary>The oldest jobs that are not finished, a hundred at most.</summary>
    Task<IReadOnlyList<OpenJob>> ListOpenAsync(CancellationToken cancellationToken);

    /// <summary>Those of a job's devices that are in a state, in their order, as they are now.</summary>
    Task<IReadOnlyList<JobItem>> ListInStateAsync(JobId id, JobItemState state, int atMost, CancellationToken cancellationToken);

    /// <summary>The devices that are still there; a hundred at most are asked for.</summary>
    Task<IReadOnlyList<Device>> FindDevicesAsync(IReadOnlyCollection<DeviceId> ids, CancellationToken cancellationToken);
}

/// <summary>A page of jobs.</summary>
/// <param name="Items">The jobs of the page.</param>
/// <param name="TotalItems">How many there are in all.</param>
public sealed record JobPage(IReadOnlyList<Job> Items, long TotalItems);

/// <summary>A page of a job's devices.</summary>
/// <param name="Items">The devices of the page.</param>
/// <param name="TotalItems">How many fit in all.</param>
public sealed record JobItemPage(IReadOnlyList<ListedJobItem> Items, long TotalItems);

/// <summary>A device of a job, in a list.</summary>
/// <param name="Item">The device.</param>
/// <param name="FetchedAt">When its phone last got its file, if that was after it was notified; UTC.</param>
public sealed record ListedJobItem(JobItem Item, DateTimeOffset? FetchedAt);

/// <summary>Which of a job's devices to list.</summary>
/// <param name="Job">The job.</param>
/// <param name="State">Only devices in this state; null for all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">Devices per page.</param>
public sealed record JobItemFilter(JobId Job, JobItemState? State, int Page, int PageSize);

/// <summary>A job that is not finished, as far as instances tell by it whether it needs one of them.</summary>
/// <param name="Id">The job.</param>
/// <param name="Action">What the phones are told.</param>
/// <param name="Holder">The instance that runs it; null when none does.</param>
/// <param name="Version">Moves on while that one is alive.</param>
public sealed record OpenJob(JobId Id, Domain.Brands.NotifyAction Action, Guid? Holder, long Version);
