using System.Runtime.ExceptionServices;
using EndpointManager.Application.Common;
using EndpointManager.Application.Jobs;
using EndpointManager.Application.Notify;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Jobs;

/// <summary>One job, from being taken to being finished or given back.</summary>
internal sealed class JobRun : IDisposable
{
    // At a server that takes few at a time, or answers none, so many wait while those of other servers go on.
    private const int MostOnTheirWay = 200;

    private const int MostLeftOutAtOnce = 100;

    private const string LostTwice = "The service ended twice before the answer came.";
    private const string LostByCancelling = "The service ended before the answer came, and the job was cancelled.";
    private const string JobCancelled = "The job was cancelled.";

    private readonly JobBook _book;
    private readonly NotifyAction _action;
    private readonly NotifyPacer _pacer;
    private readonly JobTimings _timings;
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger _logger;
    private readonly JobResults _results;
    private readonly SemaphoreSlim _room = new(MostOnTheirWay);
    private readonly CancellationTokenSource _end = new();
    private Exception? _failure;

    public JobRun(
        JobBook book, NotifyAction action, NotifyPacer pacer, JobTimings timings, IServiceScopeFactory scopes, ILogger logger)
    {
        (_book, _action, _pacer, _timings, _scopes, _logger) = (book, action, pacer, timings, scopes, logger);
        _results = new JobResults(book, timings);
    }

    /// <summary>Runs the job; gives its last state.</summary>
    public async Task<JobState> RunAsync(CancellationToken stopping)
    {
        using CancellationTokenRegistration last = stopping.Register(() => _end.CancelAfter(_timings.LastWords));
        using var sending = CancellationTokenSource.CreateLinkedTokenSource(stopping, _end.Token);
        using var living = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        Task life = GuardAsync(_book.ShowLifeAsync(living.Token));
        Task writing = GuardAsync(_results.WriteAllAsync(_end.Token));
        Task work = GuardAsync(SendAllAsync(sending.Token));
        try
        {
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await DrainAsync();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await EndAsync(work.IsCompletedSuccessfully);
        }
        finally
        {
            await living.CancelAsync();
            await life.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _room.Dispose();
        _end.Dispose();
    }

    // Whoever fails ends the others: the job is lost, or a step cannot be done.
    private async Task GuardAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
            await _end.CancelAsync();
            throw;
        }
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        Queue<JobItem> repeats = new(await FindOpenAsync(cancellationToken));
        while (true)
        {
            List<JobItem> window = await NextAsync(repeats, cancellationToken);
            if (window.Count == 0)
            {
                return;
            }

            if (!await TrySendAsync(window, cancellationToken))
            {
                await CallOffAsync([.. window.Concat(repeats).Where(item => item.State == JobItemState.Sent)], cancellationToken);
                return;
            }
        }
    }

    // Room comes first: what is known of a device may be out of date by the time there is some. False when nobody may be
    // notified any more.
    private async Task<bool> TrySendAsync(List<JobItem> window, CancellationToken cancellationToken)
    {
        await TakeRoomAsync(window.Count, cancellationToken);
        int unused = window.Count;
        try
        {
            JobPlan plan = await JobPlan.OfAsync(window, _action, _book, cancellationToken);
            Dictionary<int, int> present = plan.Present.ToDictionary(notify => notify.Position, notify => notify.Attempt);
            if (await _book.DoAsync((steps, token) => steps.SendAsync(_book.Lease, present, plan.Absent, token), cancellationToken) != JobState.Running)
            {
                return false;
            }

            plan.Open.ForEach(_results.Add);
            // Those that are not sent after all stay noted as sent, and are the next holder's to repeat.
            foreach (PlannedNotify notify in plan.Present)
            {
                await _pacer.WaitAsync(cancellationToken);
                await _book.UntilHeldAsync(cancellationToken);
                _ = SendAsync(notify);
                unused--;
            }

            return true;
        }
        finally
        {
            GiveRoomBack(unused);
        }
    }

    // What an earlier holder sent and had no answer to when it was gone. It may have been answered; nobody knows.
    private async Task<List<JobItem>> FindOpenAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<JobItem> open = await _book.AskAsync<IJobReader, IReadOnlyList<JobItem>>(
            (reader, token) => reader.ListInStateAsync(_book.Lease.Job, JobItemState.Sent, int.MaxValue, token), cancellationToken);
        foreach (JobItem item in open.Where(item => item.Attempt >= JobItem.MaxAttempts))
        {
            _results.Add(JobItemResult.Of(item.Position, JobItemState.TimedOut, LostTwice));
        }

        return [.. open.Where(item => item.Attempt < JobItem.MaxAttempts)];
    }

    private async Task<List<JobItem>> NextAsync(Queue<JobItem> repeats, CancellationToken cancellationToken)
    {
        List<JobItem> window = [];
        while (window.Count < _pacer.Window && repeats.TryDequeue(out JobItem? repeat))
        {
            window.Add(repeat);
        }

        return window.Count > 0
            ? window
            : [.. await _book.AskAsync<IJobReader, IReadOnlyList<JobItem>>(
                (reader, token) => reader.ListInStateAsync(_book.Lease.Job, JobItemState.Queued, _pacer.Window, token), cancellationToken)];
    }

    private async Task CallOffAsync(List<JobItem> open, CancellationToken cancellationToken)
    {
        open.ForEach(item => _results.Add(JobItemResult.Of(item.Position, JobItemState.TimedOut, LostByCancelling)));
        bool more = true;
        while (more)
        {
            more = await _book.DoAsync(
                (steps, token) => steps.LeaveOutSomeAsync(_book.Lease, MostLeftOutAtOnce, JobCancelled, token), cancellationToken);
        }
    }

    private async Task TakeRoomAsync(int places, CancellationToken cancellationToken)
    {
        int taken = 0;
        try
        {
            for (; taken < places; taken++)
            {
                await _room.WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            GiveRoomBack(taken);
            throw;
        }
    }

    private void GiveRoomBack(int places)
    {
        if (places > 0)
        {
            _room.Release(places);
        }
    }

    private async Task SendAsync(PlannedNotify notify)
    {
        try
        {
            await using AsyncServiceScope scope = _scopes.CreateAsyncScope();
            IPhoneNotifier notifier = scope.ServiceProvider.GetRequiredService<IPhoneNotifier>();
            _results.Add(JobItemResult.Of(notify.Position, await notifier.NotifyAsync(notify.Request, _end.Token)));
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Nobody knows whether it was sent: it stays open.
        }
        catch (SecretUnreadableException)
        {
            _results.Add(JobItemResult.Of(
                notify.Position, JobItemState.Rejected, "The NOTIFY was challenged, and the device's password cannot be decrypted."));
        }
        catch (Exception exception)
        {
            Log.NotifyFailed(_logger, exception, _book.Lease.Job);
            _results.Add(JobItemResult.Of(notify.Position, JobItemState.Unreachable, "The service failed at it. The log says more."));
        }
        finally
        {
            _room.Release();
        }
    }

    // All places free means that everybody on the way has come back, with an answer or called off.
    private async Task DrainAsync()
    {
        await TakeRoomAsync(MostOnTheirWay, CancellationToken.None);
        _results.Complete();
    }

    private Task<JobState> EndAsync(bool allSent)
    {
        if (_failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return allSent
            ? _book.DoAsync((steps, token) => steps.CompleteAsync(_book.Lease, token), _end.Token)
            : _book.DoAsync((steps, token) => steps.ReleaseAsync(_book.Lease, token), _end.Token);
    }
}
