namespace EndpointManager.Domain.Jobs;

/// <summary>The right to run a job, until another instance takes it.</summary>
/// <param name="Job">The job.</param>
/// <param name="Fence">The number under which it was taken: each taking has a higher one, and only the last may write.</param>
public readonly record struct JobLease(JobId Job, long Fence);
