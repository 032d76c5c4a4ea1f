namespace EndpointManager.Domain.Jobs;

/// <summary>How many devices of a job are in which state.</summary>
public sealed record JobCounts(int Queued, int Sent, int Accepted, int Rejected, int Unreachable, int TimedOut, int Cancelled)
{
    /// <summary>All waiting for their turn.</summary>
    public static JobCounts OfQueued(int devices) => new(devices, 0, 0, 0, 0, 0, 0);

    /// <summary>How many there are in all.</summary>
    public int Total() => Queued + Sent + Accepted + Rejected + Unreachable + TimedOut + Cancelled;

    /// <summary>How many have no result yet.</summary>
    public int Open() => Queued + Sent;

    internal JobCounts Moved(JobItemState from, JobItemState to) => Changed(from, -1).Changed(to, 1);

    private JobCounts Changed(JobItemState state, int by) => state switch
    {
        JobItemState.Queued => this with { Queued = Queued + by },
        JobItemState.Sent => this with { Sent = Sent + by },
        JobItemState.Accepted => this with { Accepted = Accepted + by },
        JobItemState.Rejected => this with { Rejected = Rejected + by },
        JobItemState.Unreachable => this with { Unreachable = Unreachable + by },
        JobItemState.TimedOut => this with { TimedOut = TimedOut + by },
        _ => this with { Cancelled = Cancelled + by },
    };
}
