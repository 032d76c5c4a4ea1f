using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Domain.Jobs;

/// <summary>One device of a job. Only its job changes it.</summary>
public sealed class JobItem
{
    /// <summary>How often a device is notified at most: once, and once more where the answer was lost with the service.</summary>
    public const int MaxAttempts = 2;

    /// <summary>Makes one that waits for its turn.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="position">When its turn comes, from 0.</param>
    /// <param name="deviceId">The device, whatever its MAC address is by then.</param>
    /// <param name="macAddress">The MAC address that it has now.</param>
    public JobItem(JobId jobId, int position, DeviceId deviceId, MacAddress macAddress)
    {
        JobId = jobId;
        Position = position;
        DeviceId = deviceId;
        MacAddress = macAddress;
    }

    // Storage rebuilds an item through its properties.
    private JobItem() => MacAddress = null!;

    /// <summary>The job.</summary>
    public JobId JobId { get; private init; }

    /// <summary>When its turn comes, from 0.</summary>
    public int Position { get; private init; }

    /// <summary>The device.</summary>
    public DeviceId DeviceId { get; private init; }

    /// <summary>The MAC address that the device had when the job was started.</summary>
    public MacAddress MacAddress { get; private init; }

    /// <summary>What became of it.</summary>
    public JobItemState State { get; private set; }

    /// <summary>How often it was notified.</summary>
    public int Attempt { get; private set; }

    /// <summary>When it last was; UTC.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When it got its result; UTC.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>The status of the final SIP answer.</summary>
    public int? SipStatus { get; private set; }

    /// <summary>The reason phrase of that answer, or why there is none.</summary>
    public string? Reason { get; private set; }

    /// <summary>The route on which it was sent last.</summary>
    public string? Route { get; private set; }

    /// <summary>The Request-URI.</summary>
    public string? Target { get; private set; }

    /// <summary>The transport.</summary>
    public string? Transport { get; private set; }

    /// <summary>Who answered.</summary>
    public string? Responder { get; private set; }

    /// <summary>How long it took, in milliseconds.</summary>
    public int? ElapsedMs { get; private set; }

    internal void Send(DateTimeOffset now)
    {
        bool first = State == JobItemState.Queued;
        bool repeat = State == JobItemState.Sent && Attempt < MaxAttempts;
        Require(first || repeat, JobItemState.Sent);
        State = JobItemState.Sent;
        Attempt++;
        SentAt = now.ToMilliseconds();
    }

    internal void Finish(JobItemState state, JobItemAnswer answer, DateTimeOffset now)
    {
        bool isResult = state is JobItemState.Accepted or JobItemState.Rejected or JobItemState.Unreachable or JobItemState.TimedOut;
        Require(State == JobItemState.Sent && isResult, state);
        End(state, answer, now);
    }

    internal void Cancel(string reason, DateTimeOffset now)
    {
        Require(State == JobItemState.Queued, JobItemState.Cancelled);
        End(JobItemState.Cancelled, new JobItemAnswer { Reason = reason }, now);
    }

    private void End(JobItemState state, JobItemAnswer answer, DateTimeOffset now)
    {
        State = state;
        FinishedAt = now.ToMilliseconds();
        SipStatus = answer.SipStatus;
        Reason = answer.Reason;
        Route = answer.Route;
        Target = answer.Target;
        Transport = answer.Transport;
        Responder = answer.Responder;
        ElapsedMs = answer.ElapsedMs;
    }

    private void Require(bool possible, JobItemState next)
    {
        if (!possible)
        {
            throw new InvalidOperationException($"A device of a job cannot go from {State} (attempt {Attempt}) to {next}.");
        }
    }
}
