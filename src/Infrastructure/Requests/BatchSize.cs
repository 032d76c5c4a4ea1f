namespace EndpointManager.Infrastructure.Requests;

/// <summary>
/// How many requests are written down together. A page of an index is written once a batch, so large batches are what makes a row
/// cheap; but while one is written, others wait to write. So it is as many as the database is seen to take in half a second to
/// one and a half.
/// </summary>
internal sealed class BatchSize
{
    /// <summary>However slow the database is.</summary>
    public const int Least = 1_000;

    /// <summary>However quick it is.</summary>
    public const int Most = 40_000;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1.5);

    /// <summary>Most requests of the next batch.</summary>
    public int Current { get; private set; } = 10_000;

    /// <summary>Takes note of a batch that was written.</summary>
    /// <param name="requests">How many it had.</param>
    /// <param name="took">How long the database took.</param>
    public void NoteWritten(int requests, TimeSpan took)
    {
        if (took > Slow)
        {
            Shrink();
        }
        else if (took < Quick && requests >= Current)
        {
            Current = Math.Min(2 * Current, Most);
        }
    }

    /// <summary>Takes note of a batch that the database did not take, which may have been for its size.</summary>
    public void NoteRefused() => Shrink();

    private void Shrink() => Current = Math.Max(Current / 2, Least);
}
