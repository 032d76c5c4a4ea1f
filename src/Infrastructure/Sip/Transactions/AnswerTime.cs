using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.Infrastructure.Sip.Transactions;

/// <summary>The time that all attempts for one phone have together. It stands still while a request waits for its turn.</summary>
internal sealed class AnswerTime(TimeProvider time, TimeSpan limit)
{
    private long _runningSince = time.GetTimestamp();
    private TimeSpan _before = TimeSpan.Zero;
    private bool _paused;

    /// <summary>How much is gone.</summary>
    public TimeSpan Elapsed => _paused ? _before : _before + time.GetElapsedTime(_runningSince);

    /// <summary>When it is over, on the scale of <see cref="Elapsed"/>.</summary>
    public TimeSpan End => limit;

    /// <summary>
    /// When one of several attempts has to be over: the last may take all that is left, one before it half of that, so that silence
    /// leaves time for the next.
    /// </summary>
    /// <param name="end">When all of them have to be over.</param>
    /// <param name="attemptsAfter">How many may follow.</param>
    public TimeSpan Share(TimeSpan end, int attemptsAfter) => attemptsAfter == 0 ? end : Elapsed + ((end - Elapsed) / 2);

    /// <summary>How much is left of it; never less than nothing.</summary>
    public TimeSpan Left(TimeSpan end) => end > Elapsed ? end - Elapsed : TimeSpan.Zero;

    /// <summary>Does something that has to be over at a time.</summary>
    /// <exception cref="TransportFailedException">It was not, with this reason.</exception>
    public async Task<T> WithinAsync<T>(
        TimeSpan end, Func<CancellationToken, Task<T>> work, string reason, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Left(end), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await work(both.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransportFailedException(reason, e);
        }
    }

    /// <summary>Waits for something that is no answer.</summary>
    public async Task PauseAsync(Task waiting)
    {
        _before = Elapsed;
        _paused = true;
        try
        {
            await waiting;
        }
        finally
        {
            _paused = false;
            _runningSince = time.GetTimestamp();
        }
    }
}
