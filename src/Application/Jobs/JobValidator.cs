using System.Linq.Expressions;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Jobs;
using FluentValidation;

namespace EndpointManager.Application.Jobs;

/// <summary>Checks shared by the validators of requests about jobs.</summary>
internal abstract class JobValidator<TRequest> : FieldValidator<TRequest>
{
    /// <summary>The id in the request's path has to be one.</summary>
    protected void RuleForId(Expression<Func<TRequest, string>> id) => RuleFor(id).Custom((text, context) =>
    {
        if (!JobIds.TryParse(text, out _))
        {
            Fail(context, "Must be the id of a job: a UUID such as 019ab1d2-7c00-7a00-8000-000000000001.");
        }
    });
}

/// <summary>Ids of jobs as typed.</summary>
internal static class JobIds
{
    public static bool TryParse(string? text, out JobId id)
    {
        bool parsed = Guid.TryParseExact(text, "D", out Guid value);
        id = new JobId(value);
        return parsed;
    }

    /// <summary>Reads an id that was checked.</summary>
    public static JobId Parse(string text) =>
        TryParse(text, out JobId id) ? id : throw new FormatException("No id of a job.");
}
