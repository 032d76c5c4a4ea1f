using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Jobs;

/// <summary>Lists jobs page by page, newest first. The members are those of the query string, as typed.</summary>
public sealed record ListJobsQuery : IRequest<JobListResponse>
{
    /// <summary>The page, from 1.</summary>
    public string? Page { get; init; }

    /// <summary>Jobs per page.</summary>
    public string? PageSize { get; init; }
}

/// <summary>A page of jobs.</summary>
public sealed record JobListResponse
{
    /// <summary>The jobs of this page, newest first.</summary>
    public required IReadOnlyList<JobResponse> Items { get; init; }

    /// <summary>This page, from 1.</summary>
    /// <example>1</example>
    public required int Page { get; init; }

    /// <summary>Jobs per page.</summary>
    /// <example>25</example>
    public required int PageSize { get; init; }

    /// <summary>How many jobs there are in all.</summary>
    /// <example>1</example>
    public required long TotalItems { get; init; }

    /// <summary>How many pages there are; 0 when there is no job.</summary>
    /// <example>1</example>
    public required long TotalPages { get; init; }
}

internal sealed class ListJobsValidator : FieldValidator<ListJobsQuery>
{
    public ListJobsValidator()
    {
        RuleFor(query => query.Page).Custom((text, context) => CheckNumber(text, int.MaxValue, context));
        RuleFor(query => query.PageSize).Custom((text, context) => CheckNumber(text, ListDevicesQuery.MaxPageSize, context));
    }
}

internal sealed class ListJobsHandler(IJobReader jobs) : IRequestHandler<ListJobsQuery, JobListResponse>
{
    public async Task<JobListResponse> Handle(ListJobsQuery query, CancellationToken cancellationToken)
    {
        PageNumber.TryParse(query.Page, 1, int.MaxValue, out int page);
        PageNumber.TryParse(query.PageSize, ListDevicesQuery.DefaultPageSize, ListDevicesQuery.MaxPageSize, out int pageSize);
        JobPage found = await jobs.ListAsync(page, pageSize, cancellationToken);
        return new JobListResponse
        {
            Items = [.. found.Items.Select(JobResponse.Of)],
            Page = page,
            PageSize = pageSize,
            TotalItems = found.TotalItems,
            TotalPages = (found.TotalItems + pageSize - 1) / pageSize,
        };
    }
}
