using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Jobs;
using MediatR;

namespace EndpointManager.Application.Jobs;

/// <summary>Has a job notify nobody any more. A job that is finished stays as it is.</summary>
/// <param name="Id">The job's id as typed.</param>
public sealed record CancelJobCommand(string Id) : ICommand<JobResponse>;

internal sealed class CancelJobValidator : JobValidator<CancelJobCommand>
{
    public CancelJobValidator() => RuleForId(command => command.Id);
}

internal sealed class CancelJobHandler(IJobRepository jobs, AuditTrail audit) : IRequestHandler<CancelJobCommand, JobResponse>
{
    public async Task<JobResponse> Handle(CancelJobCommand command, CancellationToken cancellationToken)
    {
        Job job = await jobs.GetAsync(JobIds.Parse(command.Id), cancellationToken);
        JobState before = job.State;
        job.Cancel();
        if (job.State != before)
        {
            audit.Add(AuditActions.CancelJob, AuditTarget.Job(job.Id));
        }

        return JobResponse.Of(job);
    }
}
