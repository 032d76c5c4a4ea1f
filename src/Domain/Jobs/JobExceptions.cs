using EndpointManager.Domain.Common;

namespace EndpointManager.Domain.Jobs;

/// <summary>There is no such job, or no longer.</summary>
public sealed class JobNotFoundException(JobId id) : DomainException($"There is no job {id}.");

/// <summary>Another instance of the service has taken the job over; whoever held it may write nothing more.</summary>
public sealed class JobLeaseLostException(JobId id) : Exception($"Another instance runs the job {id}.");
