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
            Log.StorageNotReady(logger, ReasonOf(exception));
        }
        catch (SecretUnreadableException exception)
        {
            Log.KeyNotReady(logger, exception.Message);
        }

        return false;
    }

    // What the driver and the system say of it tells more than where in the code they said it, and comes at every attempt.
    private static string ReasonOf(Exception exception)
    {
        List<string> messages = [];
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            messages.Add(cause.Message);
        }

        return string.Join(' ', messages.Distinct(StringComparer.Ordinal));
    }
}
