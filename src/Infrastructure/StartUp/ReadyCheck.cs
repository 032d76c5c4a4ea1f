using EndpointManager.Application.Common;
using EndpointManager.Infrastructure.Security;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EndpointManager.Infrastructure.StartUp;

/// <summary>Ready means: schema and key are the right ones, and the database answers.</summary>
internal sealed class ReadyCheck(InstanceKeys keys, IStorageInitializer storage) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!storage.Ready || !keys.Ready)
        {
            return HealthCheckResult.Unhealthy();
        }

        try
        {
            await storage.PingAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StorageUnavailableException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
