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
        Piece? doubtful = null;
        while (_taken.Count > 0)
        {
            ReportLossNowAndThen();
            Piece piece = doubtful ?? NextPiece();
            try
            {
                if (doubtful is null)
                {
                    await SaveAsync(piece, cancellationToken);
                }
                else if (!await HoldsAsync(piece, cancellationToken))
                {
                    // Not as it was: it may have been too large for the database as it is now.
                    (doubtful, failures) = (null, 0);
                    continue;
                }

                GiveBack(piece);
                (doubtful, pause, failures) = (null, Collecting, 0);
            }
            catch (StorageUnavailableException)
            {
                if (doubtful is null)
                {
                    _size.NoteRefused();
                }

                doubtful = piece;
                await Task.Delay(pause, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Whoever is in the way may be done by then; other numbers get out of the way of one that is taken.
                doubtful = null;
                if (++failures == Attempts)
                {
                    Log.RecordingFailed(logger, exception);
                    requests.CountLost(piece.Batch.Count);
                    GiveBack(piece);
                    failures = 0;
                }
                else
                {
                    await Task.Delay(pause, cancellationToken);
                }
            }
        }
    }

    // All that was taken, as a rule.
    private Piece NextPiece()
    {
        List<RequestSegment> segments = [];
        int count = 0;
        foreach (RequestSegment segment in _taken.TakeWhile(_ => count < _size.Current))
        {
            segments.Add(segment);
            count += segment.Count;
        }

        return new Piece(segments, new RequestBatch(segments.SelectMany(segment => segment.Read()), count, digest, clearing.Note));
    }

    private async Task SaveAsync(Piece piece, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        long start = TimeProvider.System.GetTimestamp();
        int strangers = await scope.ServiceProvider.GetRequiredService<IRequestStore>().SaveAsync(piece.Batch, cancellationToken);
        _size.NoteWritten(piece.Batch.Count, TimeProvider.System.GetElapsedTime(start));
        clearing.NoteStrangers(strangers);
        CountWritten(piece);
    }

    // To find it written already says nothing of how long it took.
    private async Task<bool> HoldsAsync(Piece piece, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        bool holds = await scope.ServiceProvider.GetRequiredService<IRequestStore>().HoldsAsync(piece.Batch, cancellationToken);
        if (holds)
        {
            CountWritten(piece);
        }

        return holds;
    }

    private void CountWritten(Piece piece)
    {
        metrics.Batches.Add(1);
        metrics.Recorded.Add(piece.Batch.Count);
    }

    private int CountTaken() => _taken.Sum(segment => segment.Count);

    private void GiveBack(Piece piece)
    {
        requests.Return(piece.Segments);
        _taken = [.. _taken.Skip(piece.Segments.Count)];
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

    /// <summary>The first of what was taken, as one batch.</summary>
    private sealed record Piece(IReadOnlyList<RequestSegment> Segments, RequestBatch Batch);
}
