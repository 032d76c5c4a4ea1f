using System.Threading.Channels;
using EndpointManager.Application.Requests;

namespace EndpointManager.Infrastructure.Requests;

/// <summary>The queue between the phones and the writer. Phones never wait for it.</summary>
internal sealed class RequestLog(RequestMetrics metrics) : IRequestLog
{
    // 64 megabytes, whatever the requests say: more than 50,000 phones ask at a start, while a database is away.
    private const int Most = 64 * 1024 * 1024 / RequestSegment.Length;

    // As much as a fleet that starts needs. More is needed only while a database is away, and given back.
    private const int MostKept = Most / 4;

    private readonly Lock _lock = new();

    // Says that the first request came; those after it need not.
    private readonly Channel<bool> _begun =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly Queue<RequestSegment> _full = [];
    private readonly Stack<RequestSegment> _empty = [];
    private RequestSegment _filling = new();
    private int _count;
    private int _segments = 1;
    private long _lost;

    public void Record(PhoneRequest request)
    {
        bool isFirst;
        lock (_lock)
        {
            if (!_filling.TryAdd(request) && !(TryBegin() && _filling.TryAdd(request)))
            {
                CountLost(1);
                return;
            }

            isFirst = _count++ == 0;
        }

        if (isFirst)
        {
            _begun.Writer.TryWrite(true);
        }
    }

    /// <summary>How many are waiting.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether as much is waiting as there is always room for, a quarter of what there may be.</summary>
    public bool HasMuch => Volatile.Read(ref _segments) >= MostKept;

    /// <summary>Waits for a request.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Count == 0)
        {
            await _begun.Reader.ReadAsync(cancellationToken);
        }
    }

    /// <summary>Takes what is waiting, oldest first. There is one who takes, and gives back what was taken.</summary>
    /// <param name="enough">How many requests are enough; there may be some hundreds more.</param>
    public IReadOnlyList<RequestSegment> Take(int enough)
    {
        List<RequestSegment> taken = [];
        lock (_lock)
        {
            int before = _count;
            while (before - _count < enough && _full.TryDequeue(out RequestSegment? segment))
            {
                Take(segment, taken);
            }

            if (before - _count < enough && _filling.Count > 0)
            {
                Take(_filling, taken);
                _filling = NewSegment();
            }
        }

        return taken;
    }

    /// <summary>Gives back what was taken, as it is not needed any more.</summary>
    public void Return(IReadOnlyList<RequestSegment> taken)
    {
        lock (_lock)
        {
            foreach (RequestSegment segment in taken)
            {
                _segments--;
                if (_empty.Count < MostKept)
                {
                    segment.Clear();
                    _empty.Push(segment);
                }
            }
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

    private void Take(RequestSegment segment, List<RequestSegment> taken)
    {
        taken.Add(segment);
        _count -= segment.Count;
    }

    private bool TryBegin()
    {
        if (_filling.Count == 0 || _segments >= Most)
        {
            return false;
        }

        _full.Enqueue(_filling);
        _filling = NewSegment();
        return true;
    }

    private RequestSegment NewSegment()
    {
        _segments++;
        return _empty.TryPop(out RequestSegment? segment) ? segment : new RequestSegment();
    }
}
