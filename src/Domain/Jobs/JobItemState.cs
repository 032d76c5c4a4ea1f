using System.Text.Json.Serialization;

namespace EndpointManager.Domain.Jobs;

/// <summary>What became of one device of a job.</summary>
public enum JobItemState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>Its NOTIFY is on its way, or about to be.</summary>
    Sent,

    /// <summary>The NOTIFY was answered with 2xx: taken, which is not yet done.</summary>
    Accepted,

    /// <summary>It was answered with anything else that is final.</summary>
    Rejected,

    /// <summary>It could not be delivered.</summary>
    Unreachable,

    /// <summary>Nothing final came back in time, or the answer was lost with the service.</summary>
    [JsonStringEnumMemberName("timed-out")]
    TimedOut,

    /// <summary>It was never notified: the job was cancelled, or the device deleted, before its turn came.</summary>
    Cancelled,
}
