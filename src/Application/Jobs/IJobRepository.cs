using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;

namespace EndpointManager.Application.Jobs;

/// <summary>The jobs, for changing them inside a unit of work.</summary>
public interface IJobRepository
{
    /// <summary>The job, held against other writers until the transaction ends.</summary>
    Task<Job?> FindAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>Those of a job's devices that stand at these positions.</summary>
    Task<IReadOnlyList<JobItem>> FindItemsAsync(JobId id, IReadOnlyCollection<int> positions, CancellationToken cancellationToken);

    /// <summary>The first of a job's devices that wait for their turn.</summary>
    Task<IReadOnlyList<JobItem>> FindQueuedAsync(JobId id, int atMost, CancellationToken cancellationToken);

    /// <summary>Lets devices of the job be notified by others again.</summary>
    Task FreeDevicesAsync(JobId id, IReadOnlyCollection<DeviceId> devices, CancellationToken cancellationToken);
}

/// <summary>Shortcuts over the repository.</summary>
internal static class JobRepositoryExtensions
{
    /// <summary>The job.</summary>
    /// <exception cref="JobNotFoundException">There is none.</exception>
    public static async Task<Job> GetAsync(this IJobRepository jobs, JobId id, CancellationToken cancellationToken) =>
        await jobs.FindAsync(id, cancellationToken) ?? throw new JobNotFoundException(id);
}
