using System.Collections.Concurrent;

namespace EndpointManager.Benchmarks.Storm;

/// <summary>How the phones fared.</summary>
/// <param name="phones">Number of phones.</param>
internal sealed class BootStormResult(int phones)
{
    private int _requests;
    private int _wrong;

    /// <summary>Answers that came.</summary>
    public int Requests => _requests;

    /// <summary>Answers with another status than the phone should have got.</summary>
    public int Wrong => _wrong;

    /// <summary>Number of answers by status.</summary>
    public ConcurrentDictionary<int, int> Statuses { get; } = new();

    /// <summary>What happened to connections that broke.</summary>
    public ConcurrentBag<string> Broken { get; } = [];

    /// <summary>Time from connecting to the last answer, phone by phone.</summary>
    public double[] PhoneMilliseconds { get; } = new double[phones];

    /// <summary>From the first connection to the last answer.</summary>
    public double Seconds { get; set; }

    /// <summary>Notes an answer.</summary>
    public void Count(int status, bool isRight)
    {
        Interlocked.Increment(ref _requests);
        Statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
        if (!isRight)
        {
            Interlocked.Increment(ref _wrong);
        }
    }
}
