using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Jobs;

/// <summary>Runs jobs that this instance took, whatever becomes of them.</summary>
internal sealed class JobRunner(
    NotifyPacer pacer, JobTimings timings, TimeProvider time, IServiceScopeFactory scopes, ILogger<JobRunner> logger)
{
    /// <summary>Runs a job until it is finished, lost to another instance, or the service stops. Never fails.</summary>
    public async Task RunAsync(JobLease lease, NotifyAction action, CancellationToken stopping)
    {
        try
        {
            using var run = new JobRun(new JobBook(lease, timings, time, scopes), action, pacer, timings, scopes, logger);
            JobState state = await run.RunAsync(stopping);
            Log.JobEnded(logger, lease.Job, state);
        }
        catch (JobLeaseLostException)
        {
            Log.JobLost(logger, lease.Job);
        }
        catch (JobNotFoundException)
        {
            // Somebody removed it past the service.
            Log.JobLost(logger, lease.Job);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The database was away to the last. Another start, or another instance, goes on.
        }
        catch (Exception exception)
        {
            Log.JobFailed(logger, exception, lease.Job);
        }
    }
}
