using EndpointManager.Domain.Jobs;
using MediatR;

namespace EndpointManager.Application.Jobs;

/// <summary>Shows one job.</summary>
/// <param name="Id">The job's id as typed.</param>
public sealed record GetJobQuery(string Id) : IRequest<JobResponse>;

internal sealed class GetJobValidator : JobValidator<GetJobQuery>
{
    public GetJobValidator() => RuleForId(query => query.Id);
}

internal sealed class GetJobHandler(IJobReader jobs) : IRequestHandler<GetJobQuery, JobResponse>
{
    public async Task<JobResponse> Handle(GetJobQuery query, CancellationToken cancellationToken)
    {
        JobId id = JobIds.Parse(query.Id);
        return JobResponse.Of(await jobs.FindAsync(id, cancellationToken) ?? throw new JobNotFoundException(id));
    }
}
