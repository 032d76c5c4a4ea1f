namespace EndpointManager.Application.Jobs;

/// <summary>Forgets old jobs by small steps.</summary>
public interface IJobArchive
{
    /// <summary>Forgets some of what belongs to jobs that were finished before a time.</summary>
    /// <returns>Whether there is more.</returns>
    Task<bool> ForgetFinishedBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken);
}
