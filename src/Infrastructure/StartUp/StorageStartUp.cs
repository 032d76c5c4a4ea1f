using EndpointManager.Application.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.StartUp;

/// <summary>
/// Prepares database and key before the first request where that is possible, and goes on trying where it is not: a
/// database that is away does not end the process, one that must not be used does.
/// </summary>
internal sealed class StorageStartUp(
    StoragePreparation preparation,
    StartUpOutcome outcome,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<StorageStartUp> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private bool _ready;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _ready = await TryPrepareAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan pause = TimeSpan.FromSeconds(1);
        while (!_ready)
        {
            await Task.Delay(pause, time, stoppingToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            try
            {
                _ready = await TryPrepareAsync(stoppingToken);
            }
            catch (SchemaRefusedException exception)
            {
                outcome.Refusal = exception;
                lifetime.StopApplication();
                return;
            }
        }
    }

    private async Task<bool> TryPrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await preparation.RunAsync(cancellationToken);
            return true;
        }
        catch (StorageUnavailableException exception)
        {
            Log.StorageNotReady(logger, exception.InnerException?.GetBaseException() ?? exception, exception.Message);
        }
        catch (SecretUnreadableException exception)
        {
            Log.KeyNotReady(logger, exception.Message);
        }

        return false;
    }
}
