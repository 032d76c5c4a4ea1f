using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;

namespace EndpointManager.Domain.Jobs;

/// <summary>
/// Many devices that are notified one after the other. The aggregate root: its devices are <see cref="JobItem"/>s, of which
/// it counts the states. Whatever changes them goes through it, under the lease of the instance that runs it.
/// </summary>
public sealed class Job
{
    private Job(JobId id, NotifyAction action, int devices, DateTimeOffset now)
    {
        Id = id;
        Action = action;
        Counts = JobCounts.OfQueued(devices);
        CreatedAt = now.ToMilliseconds();
        Version = 1;
        if (devices == 0)
        {
            End(JobState.Completed, now);
        }
    }

    // Storage rebuilds a job through its properties.
    private Job() => Counts = null!;

    /// <summary>Identity.</summary>
    public JobId Id { get; private init; }

    /// <summary>What the phones are told.</summary>
    public NotifyAction Action { get; private init; }

    /// <summary>How far it is.</summary>
    public JobState State { get; private set; }

    /// <summary>How many of its devices are in which state.</summary>
    public JobCounts Counts { get; private set; }

    /// <summary>When it was started; UTC.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When its last device got its result; UTC.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>The instance that runs it; null when none does.</summary>
    public Guid? Holder { get; private set; }

    /// <summary>How often it was taken. Whoever took it under another number has lost it.</summary>
    public long Fence { get; private set; }

    /// <summary>One higher after every change. While an instance runs the job it never stands still for long.</summary>
    public long Version { get; private set; }

    /// <summary>Begins a job; one without devices is completed at once.</summary>
    public static Job Start(JobId id, NotifyAction action, int devices, DateTimeOffset now) => new(id, action, devices, now);

    /// <summary>Gives the job to an instance, from whichever held it.</summary>
    /// <exception cref="InvalidOperationException">The job is finished.</exception>
    public JobLease Take(Guid holder)
    {
        RequireUnfinished();
        Holder = holder;
        Fence++;
        Version++;
        return new JobLease(Id, Fence);
    }

    /// <summary>Shows the other instances that the holder is alive.</summary>
    /// <exception cref="JobLeaseLostException">Another instance has taken the job.</exception>
    public void Confirm(JobLease lease)
    {
        Require(lease);
        Version++;
    }

    /// <summary>Gives the job back, so that another instance may take it at once.</summary>
    /// <exception cref="JobLeaseLostException">Another instance has taken the job.</exception>
    public void Release(JobLease lease)
    {
        Confirm(lease);
        Holder = null;
    }

    /// <summary>Has no further device notified. Of a job that is finished, or being cancelled, it changes nothing.</summary>
    public void Cancel()
    {
        if (State == JobState.Running)
        {
            State = JobState.Cancelling;
            Version++;
        }
    }

    /// <summary>Notes that a device is about to be notified, for the first time or, where the answer was lost, once more.</summary>
    /// <exception cref="JobLeaseLostException">Another instance has taken the job.</exception>
    /// <exception cref="InvalidOperationException">The job sends nothing more, or the device was notified often enough.</exception>
    public void Send(JobLease lease, JobItem item, DateTimeOffset now)
    {
        Require(lease);
        if (State != JobState.Running)
        {
            throw new InvalidOperationException($"A job that is {State} notifies nobody.");
        }

        Change(item, () => item.Send(now));
    }

    /// <summary>Notes what came of a device's NOTIFY.</summary>
    /// <exception cref="JobLeaseLostException">Another instance has taken the job.</exception>
    /// <exception cref="InvalidOperationException">No NOTIFY of it is on its way, or the state is no result.</exception>
    public void Finish(JobLease lease, JobItem item, JobItemState state, JobItemAnswer answer, DateTimeOffset now)
    {
        Require(lease);
        Change(item, () => item.Finish(state, answer, now));
    }

    /// <summary>Leaves a device out whose turn has not come.</summary>
    /// <exception cref="JobLeaseLostException">Another instance has taken the job.</exception>
    /// <exception cref="InvalidOperationException">It was notified already.</exception>
    public void LeaveOut(JobLease lease, JobItem item, string reason, DateTimeOffset now)
    {
        Require(lease);
        Change(item, () => item.Cancel(reason, now));
    }

    /// <summary>Ends the job once every device has its result; before that, and afterwards, it changes nothing.</summary>
    /// <exception cref="JobLeaseLostException">Another instance has taken the job.</exception>
    public void Complete(JobLease lease, DateTimeOffset now)
    {
        Require(lease);
        if (FinishedAt is null && Counts.Open() == 0)
        {
            End(State == JobState.Cancelling ? JobState.Cancelled : JobState.Completed, now);
        }
    }

    private void Change(JobItem item, Action change)
    {
        if (item.JobId != Id)
        {
            throw new InvalidOperationException("The device is another job's.");
        }

        JobItemState before = item.State;
        change();
        Counts = Counts.Moved(before, item.State);
        Version++;
    }

    private void End(JobState state, DateTimeOffset now)
    {
        State = state;
        FinishedAt = now.ToMilliseconds();
        Holder = null;
        Version++;
    }

    private void Require(JobLease lease)
    {
        if (lease != new JobLease(Id, Fence))
        {
            throw new JobLeaseLostException(Id);
        }
    }

    private void RequireUnfinished()
    {
        if (FinishedAt is not null)
        {
            throw new InvalidOperationException("A finished job cannot be taken.");
        }
    }
}
