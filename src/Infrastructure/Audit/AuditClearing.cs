using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Audit;

/// <summary>Forgets what is older than the audit trail is kept, by small steps that each are a short transaction.</summary>
internal sealed class AuditClearing(ServiceSettings settings, TimeProvider time, IServiceScopeFactory scopes, ILogger<AuditClearing> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(FirstPause, stoppingToken);
            while (true)
            {
                await TryClearAsync(stoppingToken);
                await Task.Delay(Interval, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes it for a fault where a start failed and nothing told it to stop.
        }
    }

    private async Task TryClearAsync(CancellationToken cancellationToken)
    {
        try
        {
            DateTimeOffset end = time.GetUtcNow().AddDays(-settings.Audit.KeepDays);
            bool more = true;
            while (more)
            {
                // Each step has a scope, and with it a deadline, of its own.
                await using AsyncServiceScope scope = scopes.CreateAsyncScope();
                more = await scope.ServiceProvider.GetRequiredService<IAuditStore>().ForgetBeforeAsync(end, cancellationToken);
            }
        }
        catch (StorageUnavailableException)
        {
            // Said by whoever needed it; there is time.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.ClearingFailed(logger, exception);
        }
    }
}
