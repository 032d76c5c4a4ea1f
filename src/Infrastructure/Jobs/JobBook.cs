using EndpointManager.Application.Common;
using EndpointManager.Application.Jobs;
using EndpointManager.Domain.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Infrastructure.Jobs;

/// <summary>
/// Does the steps of one job that this instance holds. While the database is away they are done again and again: what phones
/// have answered is not given up.
/// </summary>
internal sealed class JobBook(JobLease lease, JobTimings timings, TimeProvider time, IServiceScopeFactory scopes)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private long _confirmedAt = time.GetTimestamp();

    /// <summary>The right to run the job.</summary>
    public JobLease Lease => lease;

    /// <summary>
    /// Whether the job is this instance's for certain: another waits for longer than this without a sign of life before it
    /// takes over.
    /// </summary>
    public bool IsHeld => time.GetElapsedTime(Volatile.Read(ref _confirmedAt)) < timings.Lease / 2;

    /// <summary>Does a step in a transaction of its own.</summary>
    public async Task<T> DoAsync<T>(Func<JobSteps, CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        T result = await AskAsync<JobSteps, T>(
            (steps, token) =>
            {
                begun = time.GetTimestamp();
                return step(steps, token);
            },
            cancellationToken);
        Volatile.Write(ref _confirmedAt, begun);
        return result;
    }

    /// <summary>Asks something of a service, as often as the database is away.</summary>
    public async Task<T> AskAsync<TService, T>(Func<TService, CancellationToken, Task<T>> question, CancellationToken cancellationToken)
        where TService : notnull
    {
        for (TimeSpan pause = Pause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await using AsyncServiceScope scope = scopes.CreateAsyncScope();
                return await question(scope.ServiceProvider.GetRequiredService<TService>(), cancellationToken);
            }
            catch (StorageUnavailableException)
            {
                // It said so in the log.
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    /// <summary>Waits until the job is this instance's for certain.</summary>
    public async Task UntilHeldAsync(CancellationToken cancellationToken)
    {
        while (!IsHeld)
        {
            await DoAsync((steps, token) => steps.ConfirmAsync(lease, token), cancellationToken);
        }
    }

    /// <summary>Gives signs of life until it is called off.</summary>
    public async Task ShowLifeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(timings.SignOfLife, time, cancellationToken);
            await DoAsync((steps, token) => steps.ConfirmAsync(lease, token), cancellationToken);
        }
    }
}
