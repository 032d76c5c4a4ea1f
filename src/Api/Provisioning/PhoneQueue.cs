using System.Threading.RateLimiting;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.Api.Provisioning;

/// <summary>Tells phones for whom there is no place to come again.</summary>
internal sealed class PhoneQueue(RequestDelegate next, PhonePlaces places)
{
    private const string RetryAfterSeconds = "10";

    public async Task InvokeAsync(HttpContext context)
    {
        using RateLimitLease lease = await places.TakeAsync(context.RequestAborted);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        PhoneCall.Of(context).Refuse(RefusalReason.Overloaded);
        await ProvisioningResponses.WriteUnavailableAsync(context, RetryAfterSeconds);
    }
}
