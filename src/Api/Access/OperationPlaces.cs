using System.Threading.RateLimiting;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Access;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EndpointManager.Api.Access;

/// <summary>How often one caller may have each of some operations under way at a time.</summary>
internal sealed class OperationPlaces : IDisposable
{
    /// <summary>Places of a caller for each operation.</summary>
    public const int PerCaller = 4;

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private readonly PartitionedRateLimiter<(string Actor, string Operation)> _limiter =
        PartitionedRateLimiter.Create<(string, string), (string, string)>(place => RateLimitPartition.GetConcurrencyLimiter(
            place, _ => new ConcurrencyLimiterOptions { PermitLimit = PerCaller, QueueLimit = 0 }));

    /// <summary>Takes a place; disposing gives it back.</summary>
    /// <exception cref="TooManyRequestsException">The caller has them all.</exception>
    public IDisposable Take(string actor, string operation)
    {
        RateLimitLease lease = _limiter.AttemptAcquire((actor, operation));
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        throw new TooManyRequestsException($"No more than {PerCaller} such requests of one caller may be under way at a time.", Wait);
    }

    public void Dispose() => _limiter.Dispose();
}

/// <summary>
/// An operation that keeps a temporary file for as long as its client takes to send or to read. Without a bound one slow caller could
/// fill the disk, which may be the database's too.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesPlaceAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        IServiceProvider services = context.HttpContext.RequestServices;
        IDisposable place = services.GetRequiredService<OperationPlaces>()
            .Take(services.GetRequiredService<Caller>().Actor, context.ActionDescriptor.AttributeRouteInfo!.Name!);
        context.HttpContext.Response.RegisterForDispose(place);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
