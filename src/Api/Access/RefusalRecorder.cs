using EndpointManager.Api.Errors;
using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Settings;

namespace EndpointManager.Api.Access;

/// <summary>
/// Takes note of whom the console refused: no key or a wrong one, a scope that is missing, too many requests, a foreign page or
/// name, TLS that is too old. It stands in front of all that refuses, also of what does so before a caller or an operation is known.
/// </summary>
internal sealed class RefusalRecorder(RequestDelegate next, RefusalTally refusals, ServiceSettings settings)
{
    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is UnauthorizedException or ForbiddenException or ForeignHostException
            or ScopeMissingException or TooManyRequestsException)
        {
            string action = context.GetEndpoint()?.Metadata.GetMetadata<IRouteNameMetadata>()?.RouteName ?? RefusalTally.Others;
            RequestSource source = RequestSource.Of(context, settings.Http.TrustedProxies);
            refusals.Add(new Refusal(caller.Actor, caller.Name, source.Address, action, ProblemMapping.Of(exception).Status));
            throw;
        }
    }
}
