using System.Threading.Channels;
using EndpointManager.Application.Requests;

namespace EndpointManager.Infrastructure.Requests;

/// <summary>The queue between the phones and the writer. Phones never wait for it.</summary>
internal sealed class RequestLog(RequestMetrics metrics) : IRequestLog
{
    // Some 60 megabytes when full: all that 50,000 phones ask at a start, while a database is away.
    private const int Capacity = 200_000;

    private readonly Lock _lock = new();

    // Says that the first request came; those after it need not.
    private readonly Channel<bool> _begun =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    // The writer takes from one while phones add to the other, so that neither keeps the other waiting.
    private RequestBuffer _added = new();
    private RequestBuffer _taken = new();
    private long _lost;

    public void Record(PhoneRequest request)
    {
        bool isFirst;
        lock (_lock)
        {
            if (Count >= Capacity)
            {
                CountLost(1);
                return;
            }

            isFirst = _added.Count == 0;
            _added.Add(request);
        }

        if (isFirst)
        {
            _begun.Writer.TryWrite(true);
        }
    }

    /// <summary>How many are waiting.</summary>
    public int Count => _added.Count + _taken.Count;

    /// <summary>Waits for a request.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Count == 0)
        {
            await _begun.Reader.ReadAsync(cancellationToken);
        }
    }

    /// <summary>Takes what is waiting, oldest first. There is one who takes.</summary>
    /// <param name="taken">Where to put it.</param>
    /// <param name="atMost">How many requests.</param>
    public void Take(List<PhoneRequest> taken, int atMost)
    {
        for (int count = 0; count < atMost && TryTake(out PhoneRequest request); count++)
        {
            taken.Add(request);
        }
    }

    /// <summary>Counts requests that will never be written down.</summary>
    public void CountLost(int requests)
    {
        Interlocked.Add(ref _lost, requests);
        metrics.Dropped.Add(requests);
    }

    /// <summary>How many requests were lost since this was last asked.</summary>
    public long TakeLost() => Interlocked.Exchange(ref _lost, 0);

    private bool TryTake(out PhoneRequest request)
    {
        if (_taken.Count == 0)
        {
            lock (_lock)
            {
                (_added, _taken) = (_taken, _added);
            }
        }

        return _taken.TryTake(out request);
    }
}
