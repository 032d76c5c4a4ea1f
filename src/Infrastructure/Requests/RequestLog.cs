using System.Threading.Channels;
using EndpointManager.Application.Requests;

namespace EndpointManager.Infrastructure.Requests;

/// <summary>The queue between the phones and the writer. Phones never wait for it.</summary>
internal sealed class RequestLog(RequestMetrics metrics) : IRequestLog
{
    // Some 100 megabytes when full: all that 50,000 phones ask at a start, while a database is away.
    private const int Capacity = 200_000;

    private readonly Channel<PhoneRequest> _waiting = Channel.CreateBounded<PhoneRequest>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private long _lost;

    public void Record(PhoneRequest request)
    {
        if (!_waiting.Writer.TryWrite(request))
        {
            CountLost(1);
        }
    }

    /// <summary>How many are waiting.</summary>
    public int Count => _waiting.Reader.Count;

    /// <summary>Waits for a request.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _waiting.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes what is waiting, oldest first.</summary>
    public List<PhoneRequest> Take(int atMost)
    {
        List<PhoneRequest> taken = [];
        while (taken.Count < atMost && _waiting.Reader.TryRead(out PhoneRequest? request))
        {
            taken.Add(request);
        }

        return taken;
    }

    /// <summary>Counts requests that will never be written down.</summary>
    public void CountLost(int requests)
    {
        Interlocked.Add(ref _lost, requests);
        metrics.Dropped.Add(requests);
    }

    /// <summary>How many requests were lost since this was last asked.</summary>
    public long TakeLost() => Interlocked.Exchange(ref _lost, 0);
}
