using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Audit;

/// <summary>Lists the audit trail, newest first. The members are those of the query string, as typed.</summary>
public sealed record ListAuditQuery : IRequest<AuditListResponse>
{
    /// <summary>The page, from 1.</summary>
    public string? Page { get; init; }

    /// <summary>Entries per page.</summary>
    public string? PageSize { get; init; }

    /// <summary>Only what this actor did.</summary>
    public string? Actor { get; init; }

    /// <summary>Only this action.</summary>
    public string? Action { get; init; }

    /// <summary>Only what was done to this thing.</summary>
    public string? Target { get; init; }

    /// <summary>Only what came to this.</summary>
    public string? Outcome { get; init; }

    /// <summary>Only what was done at this time (RFC 3339) or after it.</summary>
    public string? Since { get; init; }

    /// <summary>Only what was done before this time (RFC 3339).</summary>
    public string? Until { get; init; }
}

internal sealed class ListAuditValidator : FieldValidator<ListAuditQuery>
{
    public ListAuditValidator()
    {
        RuleFor(query => query.Page).Custom((text, context) => CheckNumber(text, int.MaxValue, context));
        RuleFor(query => query.PageSize).Custom((text, context) => CheckNumber(text, ListDevicesQuery.MaxPageSize, context));
        RuleFor(query => query.Actor).Custom((text, context) => CheckLength(text, AuditEntry.MaxActorLength, context));
        RuleFor(query => query.Action).Custom((text, context) => CheckLength(text, AuditEntry.MaxActionLength, context));
        RuleFor(query => query.Target).Custom((text, context) => CheckLength(text, AuditEntry.MaxTargetLength, context));
        RuleFor(query => query.Outcome).Custom(CheckOutcome);
        RuleFor(query => query.Since).Custom(CheckTime);
        RuleFor(query => query.Until).Custom(CheckTime);
    }

    private static void CheckLength(string? text, int max, ValidationContext<ListAuditQuery> context)
    {
        if (text?.Length > max || text?.Any(char.IsControl) == true)
        {
            Fail(context, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Must be at most {max} characters, without control characters."));
        }
    }

    private static void CheckOutcome(string? text, ValidationContext<ListAuditQuery> context)
    {
        if (!string.IsNullOrEmpty(text) && !AuditEntry.Outcomes.Contains(text))
        {
            Fail(context, $"Must be one of: {string.Join(", ", AuditEntry.Outcomes)}.");
        }
    }

    private static void CheckTime(string? text, ValidationContext<ListAuditQuery> context)
    {
        if (!string.IsNullOrEmpty(text) && RequestFilters.Time(text) is null)
        {
            Fail(context, RequestFilters.TimeHint);
        }
    }
}

internal sealed class ListAuditHandler(IAuditReader audit) : IRequestHandler<ListAuditQuery, AuditListResponse>
{
    public async Task<AuditListResponse> Handle(ListAuditQuery query, CancellationToken cancellationToken)
    {
        PageNumber.TryParse(query.Page, 1, int.MaxValue, out int page);
        PageNumber.TryParse(query.PageSize, ListDevicesQuery.DefaultPageSize, ListDevicesQuery.MaxPageSize, out int pageSize);
        AuditPage found = await audit.ListAsync(
            new AuditFilter
            {
                Page = page,
                PageSize = pageSize,
                Actor = TextOf(query.Actor),
                Action = TextOf(query.Action),
                Target = MacAddress.TryParse(query.Target, out MacAddress? mac) ? mac.ToColonForm() : TextOf(query.Target),
                Outcome = TextOf(query.Outcome),
                Since = RequestFilters.Time(query.Since),
                Until = RequestFilters.Time(query.Until),
            },
            cancellationToken);
        return new AuditListResponse
        {
            Items = [.. found.Items.Select(AuditEntryResponse.Of)],
            Page = page,
            PageSize = pageSize,
            TotalItems = found.TotalItems,
            TotalPages = (found.TotalItems + pageSize - 1) / pageSize,
        };
    }

    private static string? TextOf(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
