namespace EndpointManager.Infrastructure.Jobs;

/// <summary>How often instances look after jobs.</summary>
internal sealed record JobTimings
{
    /// <summary>Time between two looks for jobs that need somebody.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time between two signs of life of whoever runs a job.</summary>
    public TimeSpan SignOfLife { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a job may stand still before another instance takes it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time between two transactions that note results.</summary>
    public TimeSpan Collecting { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Time for answers that are on their way when the service is told to stop: what SIP waits by default, and a little.</summary>
    public TimeSpan LastWords { get; init; } = TimeSpan.FromSeconds(6);
}
