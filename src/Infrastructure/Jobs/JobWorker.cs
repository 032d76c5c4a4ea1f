using EndpointManager.Application.Common;
using EndpointManager.Application.Jobs;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Jobs;

/// <summary>Takes up jobs that nobody runs, and forgets those that are old. All instances do, and the database decides who is first.</summary>
internal sealed class JobWorker(
    JobRunner runner, JobTimings timings, ServiceSettings settings, TimeProvider time, IServiceScopeFactory scopes, ILogger<JobWorker> logger)
    : BackgroundService
{
    // They share the rate of the instance; more at once would only be slower each.
    private const int MostAtOnce = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ClearingInterval = TimeSpan.FromMinutes(1);

    private readonly Guid _instance = Guid.NewGuid();
    private readonly JobWatch _watch = new(timings.Lease, time);
    private readonly Dictionary<JobId, Task> _running = [];
    private long? _clearedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LookNowAndThenAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes it for a fault where a start failed and nothing told it to stop.
        }

        await Task.WhenAll(_running.Values);
    }

    private async Task LookNowAndThenAsync(CancellationToken stoppingToken)
    {
        TimeSpan pause = timings.Look;
        while (true)
        {
            await Task.Delay(pause, time, stoppingToken);
            bool looked = await TryLookAsync(stoppingToken);
            pause = looked ? timings.Look : pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<bool> TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TakeAsync(cancellationToken);
            await ClearAsync(cancellationToken);
            return true;
        }
        catch (StorageUnavailableException)
        {
            // It said so in the log.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.LookFailed(logger, exception);
        }

        _watch.Forget();
        return false;
    }

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        foreach (JobId ended in _running.Where(run => run.Value.IsCompleted).Select(run => run.Key).ToList())
        {
            _running.Remove(ended);
        }

        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IReadOnlyList<OpenJob> open = await scope.ServiceProvider.GetRequiredService<IJobReader>().ListOpenAsync(cancellationToken);
        foreach (OpenJob job in _watch.FindLeft([.. open.Where(job => !_running.ContainsKey(job.Id))]).Take(MostAtOnce - _running.Count))
        {
            await using AsyncServiceScope taking = scopes.CreateAsyncScope();
            if (await taking.ServiceProvider.GetRequiredService<JobSteps>().TakeAsync(job, _instance, cancellationToken) is { } lease)
            {
                Log.JobTaken(logger, job.Id);
                _running[job.Id] = runner.RunAsync(lease, job.Action, cancellationToken);
            }
        }
    }

    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        if (_clearedAt is { } cleared && time.GetElapsedTime(cleared) < ClearingInterval)
        {
            return;
        }

        DateTimeOffset end = time.GetUtcNow().AddDays(-settings.Requests.KeepDays);
        bool more = true;
        while (more)
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            more = await scope.ServiceProvider.GetRequiredService<IJobArchive>().ForgetFinishedBeforeAsync(end, cancellationToken);
        }

        _clearedAt = time.GetTimestamp();
    }
}
