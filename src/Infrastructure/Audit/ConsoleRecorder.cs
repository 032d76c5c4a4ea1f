using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Audit;

/// <summary>Writes down what no request to the console waits for: refusals, and when keys were last used.</summary>
internal sealed class ConsoleRecorder(RefusalTally refusals, KeyUses uses, IApiKeyReader keys, IServiceScopeFactory scopes, ILogger<ConsoleRecorder> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private IReadOnlyList<AuditEntry> _waiting = [];

    /// <summary>Writes down what there is, and then no more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(last: true, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, stoppingToken);
                await TryWriteAsync(last: false, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes it for a fault where a start failed and nothing told it to stop.
        }
    }

    private async Task TryWriteAsync(bool last, CancellationToken cancellationToken)
    {
        try
        {
            if (last || _waiting.Count == 0)
            {
                _waiting = [.. _waiting, .. refusals.Take(last)];
            }

            if (_waiting.Count > 0)
            {
                await using AsyncServiceScope scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IAuditStore>().SaveAsync(_waiting, cancellationToken);
                _waiting = [];
            }

            foreach ((string id, DateTimeOffset time) in uses.Take())
            {
                await keys.NoteUseAsync(id, time, cancellationToken);
            }
        }
        catch (StorageUnavailableException) when (!last)
        {
            // It said so in the log. What comes meanwhile is counted, and nothing of it is lost.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotWrittenDown(logger, _waiting.Count, exception);
            _waiting = [];
        }
    }
}
