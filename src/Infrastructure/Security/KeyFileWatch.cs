using EndpointManager.Application.Common;
using EndpointManager.Application.Secrets;
using EndpointManager.Application.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Security;

/// <summary>
/// Notices when somebody exchanges the keys in the file, and says then and after the start whether there are secrets that none of
/// them opens. The file is looked at now and then: the events of file systems do not cross the mounts of containers.
/// </summary>
internal sealed class KeyFileWatch(InstanceKeys keys, KeyFile file, IServiceScopeFactory scopes, TimeProvider time, ILogger<KeyFileWatch> logger)
    : BackgroundService
{
    private string? _announced;
    private string? _problem;
    private string? _countedWith;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RotateSecretsCommand.NoticedWithin, time);
        try
        {
            do
            {
                if (keys.Ready)
                {
                    await LookAsync(stoppingToken);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops, or never came to run: its listeners could not be opened.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        string? problem = keys.Reload();
        if (problem is not null && problem != _problem)
        {
            Log.KeyFileNotTakenOver(logger, problem);
        }

        _problem = problem;
        KeyRing ring = keys.Ring;

        // A secret that was met before this look, be it the first, may have had the file read already.
        _announced ??= keys.StartedWith;
        if (_announced != ring.Current.Id)
        {
            Log.KeysExchanged(logger, file.Location, ring.Current.Id);
        }

        _announced = ring.Current.Id;

        // An older key that is dropped may be needed, too.
        string ids = ring.ToString();
        if (ids != _countedWith && await CountUnreadableAsync(cancellationToken))
        {
            _countedWith = ids;
        }
    }

    private async Task<bool> CountUnreadableAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            IReadOnlyDictionary<string, long> counts =
                await scope.ServiceProvider.GetRequiredService<ISealedSecrets>().CountByKeyAsync(cancellationToken);
            foreach ((string id, long count) in counts.Where(count => keys.Ring.Find(count.Key) is null))
            {
                Log.SecretsOfMissingKey(logger, count, id, file.Location);
            }

            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // To count is a service to the operator; without it phones are served all the same.
            Log.SecretsNotCounted(logger, exception);
            return true;
        }
    }
}
