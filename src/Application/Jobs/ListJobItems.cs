using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Jobs;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Jobs;

/// <summary>Lists the devices of a job page by page, in the order of their turns.</summary>
/// <param name="Id">The job's id as typed.</param>
/// <param name="State">Only devices in this state, as typed; null for all.</param>
/// <param name="Page">The page, from 1, as typed.</param>
/// <param name="PageSize">Devices per page, as typed.</param>
public sealed record ListJobItemsQuery(string Id, string? State, string? Page, string? PageSize) : IRequest<JobItemListResponse>;

/// <summary>A page of a job's devices.</summary>
public sealed record JobItemListResponse
{
    /// <summary>The devices of this page, in the order of their turns.</summary>
    public required IReadOnlyList<JobItemResponse> Items { get; init; }

    /// <summary>This page, from 1.</summary>
    /// <example>1</example>
    public required int Page { get; init; }

    /// <summary>Devices per page.</summary>
    /// <example>25</example>
    public required int PageSize { get; init; }

    /// <summary>How many devices fit in all.</summary>
    /// <example>1</example>
    public required long TotalItems { get; init; }

    /// <summary>How many pages there are; 0 when nothing fits.</summary>
    /// <example>1</example>
    public required long TotalPages { get; init; }
}

internal sealed class ListJobItemsValidator : JobValidator<ListJobItemsQuery>
{
    public ListJobItemsValidator()
    {
        RuleForId(query => query.Id);
        RuleFor(query => query.Page).Custom((text, context) => CheckNumber(text, int.MaxValue, context));
        RuleFor(query => query.PageSize).Custom((text, context) => CheckNumber(text, ListDevicesQuery.MaxPageSize, context));
        RuleFor(query => query.State).Custom((text, context) =>
        {
            if (!string.IsNullOrEmpty(text) && !JobItemStates.TryParse(text, out _))
            {
                Fail(context, $"Must be one of: {string.Join(", ", JobItemStates.Names)}.");
            }
        });
    }
}

internal sealed class ListJobItemsHandler(IJobReader jobs) : IRequestHandler<ListJobItemsQuery, JobItemListResponse>
{
    public async Task<JobItemListResponse> Handle(ListJobItemsQuery query, CancellationToken cancellationToken)
    {
        JobId id = JobIds.Parse(query.Id);
        _ = await jobs.FindAsync(id, cancellationToken) ?? throw new JobNotFoundException(id);
        PageNumber.TryParse(query.Page, 1, int.MaxValue, out int page);
        PageNumber.TryParse(query.PageSize, ListDevicesQuery.DefaultPageSize, ListDevicesQuery.MaxPageSize, out int pageSize);
        JobItemState? state = JobItemStates.TryParse(query.State, out JobItemState parsed) ? parsed : null;
        JobItemPage found = await jobs.ListItemsAsync(new JobItemFilter(id, state, page, pageSize), cancellationToken);
        return new JobItemListResponse
        {
            Items = [.. found.Items.Select(JobItemResponse.Of)],
            Page = page,
            PageSize = pageSize,
            TotalItems = found.TotalItems,
            TotalPages = (found.TotalItems + pageSize - 1) / pageSize,
        };
    }
}
