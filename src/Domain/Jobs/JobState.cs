namespace EndpointManager.Domain.Jobs;

/// <summary>How far a job is.</summary>
public enum JobState
{
    /// <summary>Phones are being notified, or will be as soon as an instance of the service takes it up.</summary>
    Running,

    /// <summary>No further phone is notified; what was sent is waited for.</summary>
    Cancelling,

    /// <summary>Every device has its result.</summary>
    Completed,

    /// <summary>It was cancelled, and what had been sent has its result.</summary>
    Cancelled,
}
