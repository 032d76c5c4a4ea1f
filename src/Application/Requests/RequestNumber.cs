namespace EndpointManager.Application.Requests;

/// <summary>
/// Numbers of recorded requests: the time in milliseconds since 1970, then 21 bits that tell those of a millisecond apart.
/// One number is time, order and key, so that newest first, "since" and "older than" all are the primary key.
/// </summary>
/// <remarks>
/// Instances count on from a number that chance gave them. Should two ever meet, the database refuses the second, and its
/// batch is written again under other numbers.
/// </remarks>
public static class RequestNumber
{
    private const int CounterBits = 21;
    private const long CounterMask = (1L << CounterBits) - 1;

    private static long _counter = Random.Shared.NextInt64(CounterMask);

    /// <summary>Sets so many numbers aside.</summary>
    /// <returns>The first of them, for <see cref="Of"/>; the others follow it.</returns>
    public static long Reserve(int count) => Interlocked.Add(ref _counter, count) - count + 1;

    /// <summary>The number of a request.</summary>
    /// <param name="time">When it was made.</param>
    /// <param name="reserved">One of the numbers that <see cref="Reserve"/> set aside.</param>
    public static long Of(DateTimeOffset time, long reserved) => FirstAt(time) | (reserved & CounterMask);

    /// <summary>The least number that a request at a time, or after it, can have; times end in the year 2109.</summary>
    public static long FirstAt(DateTimeOffset time) =>
        Math.Clamp(time.ToUnixTimeMilliseconds(), 0, long.MaxValue >> CounterBits) << CounterBits;

    /// <summary>The time of a number; UTC.</summary>
    public static DateTimeOffset TimeOf(long number) => DateTimeOffset.FromUnixTimeMilliseconds(number >> CounterBits);
}
