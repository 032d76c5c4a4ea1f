using EndpointManager.Application.Common;
using EndpointManager.Application.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Requests;

/// <summary>
/// Writes down what phones did: what came in a second, or until a fleet that starts at once is through, in one transaction. So it costs
/// a few transactions and not one for each request, and has the processor for itself.
/// </summary>
internal sealed class RequestWriter(
    RequestLog requests,
    RequestDigest digest,
    RequestClearing clearing,
    RequestMetrics metrics,
    TimeProvider time,
    IServiceScopeFactory scopes,
    ILogger<RequestWriter> logger) : BackgroundService
{
    // So many in a second are a fleet that starts. Nobody watches it request by request.
    private const int Many = 1_000;

    // For a batch that the database could take but does not, such as one with a device that is being deleted.
    private const int Attempts = 3;

    // A process that is killed loses so much of a start at most.
    private const int MostSeconds = 15;

    private static readonly TimeSpan Collecting = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LossInterval = TimeSpan.FromMinutes(1);

    // Half of what container engines grant by default between asking to stop and killing.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly BatchSize _size = new();
    private IReadOnlyList<RequestSegment> _taken = [];
    private long _lossReportedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await requests.WaitAsync(stoppingToken);
                await CollectAsync(stoppingToken);
                // What is left and fills no batch waits for more: it would touch nearly as many pages, and phones that are in two
                // batches are written twice.
                do
                {
                    await WriteBatchAsync(stoppingToken);
                }
                while (requests.Count >= _size.Current);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The listeners were closed before this: what is waiting now is all there will be.
            await FlushAsync();
        }
    }

    private async Task CollectAsync(CancellationToken cancellationToken)
    {
        bool goesOn = true;
        for (int second = 0; goesOn && second < MostSeconds; second++)
        {
            int before = requests.Count;
            await Task.Delay(Collecting, time, cancellationToken);
            goesOn = requests.Count - before >= Many && !requests.HasMuch;
        }
    }

    private async Task FlushAsync()
    {
        using var limit = new CancellationTokenSource(LastWords);
        try
        {
            while (_taken.Count > 0 || requests.Count > 0)
            {
                await WriteBatchAsync(limit.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            requests.CountLost(CountTaken() + requests.Count);
        }

        ReportLoss();
    }

    private async Task WriteBatchAsync(CancellationToken cancellationToken)
    {
        if (_taken.Count == 0)
        {
            _taken = requests.Take(_size.Current);
        }

        TimeSpan pause = Collecting;
        int failures = 0;
        bool mayBeWritten = false;
        RequestBatch? batch = null;
        while (_taken.Count > 0)
        {
            ReportLossNowAndThen();
            try
            {
                batch ??= new RequestBatch(_taken.SelectMany(segment => segment.Read()), CountTaken(), digest, clearing.Note);
                await SaveAsync(batch, mayBeWritten, cancellationToken);
                GiveBack();
            }
            catch (StorageUnavailableException)
            {
                mayBeWritten = true;
                _size.NoteRefused();
                await Task.Delay(pause, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                if (++failures == Attempts)
                {
                    Log.RecordingFailed(logger, exception);
                    requests.CountLost(CountTaken());
                    GiveBack();
                }
                else
                {
                    // Whoever is in the way may be done by then; other numbers get out of the way of one that is taken.
                    batch = null;
                    mayBeWritten = false;
                    await Task.Delay(pause, cancellationToken);
                }
            }
        }
    }

    private async Task SaveAsync(RequestBatch batch, bool mayBeWritten, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IRequestStore store = scope.ServiceProvider.GetRequiredService<IRequestStore>();
        int strangers = 0;
        // To find it written already takes no time, and says nothing of how long it took.
        if (!mayBeWritten || !await store.HoldsAsync(batch, cancellationToken))
        {
            long start = TimeProvider.System.GetTimestamp();
            strangers = await store.SaveAsync(batch, cancellationToken);
            _size.NoteWritten(batch.Count, TimeProvider.System.GetElapsedTime(start));
        }

        metrics.Batches.Add(1);
        metrics.Recorded.Add(batch.Count);
        clearing.NoteStrangers(strangers);
    }

    private int CountTaken() => _taken.Sum(segment => segment.Count);

    private void GiveBack()
    {
        requests.Return(_taken);
        _taken = [];
    }

    private void ReportLossNowAndThen()
    {
        if (_lossReportedAt == 0 || TimeProvider.System.GetElapsedTime(_lossReportedAt) >= LossInterval)
        {
            ReportLoss();
        }
    }

    private void ReportLoss()
    {
        if (requests.TakeLost() is > 0 and long lost)
        {
            _lossReportedAt = TimeProvider.System.GetTimestamp();
            Log.RequestsLost(logger, lost);
        }
    }
}
