using EndpointManager.Api.Errors;
using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;

namespace EndpointManager.Api.Access;

/// <summary>Takes note of whom the console refused: no key or a wrong one, a scope that is missing, too many requests.</summary>
internal sealed class RefusalRecorder(RequestDelegate next, RefusalTally refusals)
{
    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is UnauthorizedException or ForbiddenException or ScopeMissingException or TooManyRequestsException)
        {
            string action = context.GetEndpoint()?.Metadata.GetMetadata<IRouteNameMetadata>()?.RouteName ?? RefusalTally.Others;
            refusals.Add(new Refusal(caller.Actor, caller.Name, caller.Address, action, ProblemMapping.Of(exception).Status));
            throw;
        }
    }
}
