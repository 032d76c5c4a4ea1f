using EndpointManager.Application.Access;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Jobs;

namespace EndpointManager.Application.Jobs;

/// <summary>
/// The steps by which an instance runs a job. Each is one short transaction, in which it still holds the job or writes
/// nothing. Each may be done again when nobody knows whether it was done: a commit may succeed and its answer be lost.
/// </summary>
public sealed class JobSteps(IUnitOfWork unitOfWork, IJobRepository jobs, DeviceArming arming, TimeProvider time)
{
    /// <summary>Takes a job as it was seen.</summary>
    /// <returns>Null when it has changed since: somebody else runs it.</returns>
    public Task<JobLease?> TakeAsync(OpenJob seen, Guid holder, CancellationToken cancellationToken) => unitOfWork.ExecuteAsync<JobLease?>(
        async () => await jobs.FindAsync(seen.Id, cancellationToken) is { FinishedAt: null } job && job.Version == seen.Version
            ? job.Take(holder)
            : null,
        cancellationToken);

    /// <summary>Shows the other instances that this one is alive.</summary>
    public Task<JobState> ConfirmAsync(JobLease lease, CancellationToken cancellationToken) =>
        ChangeAsync(lease, job => job.Confirm(lease), cancellationToken);

    /// <summary>Gives the job back.</summary>
    public Task<JobState> ReleaseAsync(JobLease lease, CancellationToken cancellationToken) =>
        ChangeAsync(lease, job => job.Release(lease), cancellationToken);

    /// <summary>Ends the job, if every device has its result.</summary>
    public Task<JobState> CompleteAsync(JobLease lease, CancellationToken cancellationToken) =>
        ChangeAsync(lease, job => job.Complete(lease, time.GetUtcNow()), cancellationToken);

    /// <summary>
    /// Notes which devices are about to be notified, and arms them, and which are not there to be. A job that is being cancelled
    /// stays as it is.
    /// </summary>
    /// <param name="lease">The right to do so.</param>
    /// <param name="present">The devices to be notified: place in the job, and which attempt it will be.</param>
    /// <param name="absent">The places of devices that cannot be, and why.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The state of the job; only if it is running may they be notified.</returns>
    public Task<JobState> SendAsync(
        JobLease lease,
        IReadOnlyDictionary<int, int> present,
        IReadOnlyDictionary<int, string> absent,
        CancellationToken cancellationToken) => unitOfWork.ExecuteAsync(
        async () =>
        {
            Job job = await HeldAsync(lease, cancellationToken);
            if (job.State == JobState.Running)
            {
                IReadOnlyList<JobItem> items = await jobs.FindItemsAsync(lease.Job, present.Keys.ToList(), cancellationToken);
                foreach (JobItem item in items.Where(item => item.Attempt < present[item.Position]))
                {
                    job.Send(lease, item, time.GetUtcNow());
                }

                await arming.ExpectAsync([.. items.Select(item => item.DeviceId)], cancellationToken);
                await LeaveOutAsync(job, lease, absent, cancellationToken);
            }

            return job.State;
        },
        cancellationToken);

    /// <summary>Notes what came of NOTIFYs.</summary>
    public Task RecordAsync(JobLease lease, IReadOnlyCollection<JobItemResult> results, CancellationToken cancellationToken) => unitOfWork.ExecuteAsync(
        async () =>
        {
            Job job = await HeldAsync(lease, cancellationToken);
            Dictionary<int, JobItemResult> byPosition = results.ToDictionary(result => result.Position);
            IReadOnlyList<JobItem> items = await jobs.FindItemsAsync(lease.Job, byPosition.Keys, cancellationToken);
            foreach (JobItem item in items.Where(item => item.State == JobItemState.Sent))
            {
                JobItemResult result = byPosition[item.Position];
                job.Finish(lease, item, result.State, result.Answer, time.GetUtcNow());
            }

            await FreeAsync(lease, items, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Leaves out some of the devices whose turn has not come.</summary>
    /// <returns>Whether there may be more.</returns>
    public Task<bool> LeaveOutSomeAsync(JobLease lease, int atMost, string reason, CancellationToken cancellationToken) => unitOfWork.ExecuteAsync(
        async () =>
        {
            Job job = await HeldAsync(lease, cancellationToken);
            IReadOnlyList<JobItem> items = await jobs.FindQueuedAsync(lease.Job, atMost, cancellationToken);
            foreach (JobItem item in items)
            {
                job.LeaveOut(lease, item, reason, time.GetUtcNow());
            }

            await FreeAsync(lease, items, cancellationToken);
            return items.Count == atMost;
        },
        cancellationToken);

    private async Task LeaveOutAsync(
        Job job, JobLease lease, IReadOnlyDictionary<int, string> absent, CancellationToken cancellationToken)
    {
        IReadOnlyList<JobItem> items = await jobs.FindItemsAsync(lease.Job, absent.Keys.ToList(), cancellationToken);
        foreach (JobItem item in items.Where(item => item.State == JobItemState.Queued))
        {
            job.LeaveOut(lease, item, absent[item.Position], time.GetUtcNow());
        }

        await FreeAsync(lease, items, cancellationToken);
    }

    private Task<JobState> ChangeAsync(JobLease lease, Action<Job> change, CancellationToken cancellationToken) => unitOfWork.ExecuteAsync(
        async () =>
        {
            Job job = await HeldAsync(lease, cancellationToken);
            change(job);
            return job.State;
        },
        cancellationToken);

    // Also where a step has nothing to change: what it was asked for is no longer this instance's business.
    private async Task<Job> HeldAsync(JobLease lease, CancellationToken cancellationToken)
    {
        Job job = await jobs.GetAsync(lease.Job, cancellationToken);
        job.Confirm(lease);
        return job;
    }

    private Task FreeAsync(JobLease lease, IReadOnlyList<JobItem> items, CancellationToken cancellationToken) => items.Count == 0
        ? Task.CompletedTask
        : jobs.FreeDevicesAsync(lease.Job, [.. items.Select(item => item.DeviceId)], cancellationToken);
}
