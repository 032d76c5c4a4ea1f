using System.Net;
using System.Threading.Channels;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Requests;

/// <summary>The queue between the phones and the writer. Phones never wait for it.</summary>
internal sealed class RequestLog(RequestMetrics metrics) : IRequestLog
{
    // Some 100 megabytes when full: all that 50,000 phones ask at a start, while a database is away.
    private const int Capacity = 200_000;

    private readonly Channel<PhoneRequest> _waiting = Channel.CreateBounded<PhoneRequest>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly Recent<string> _texts = new();
    private readonly Recent<IPAddress> _addresses = new();
    private readonly Recent<PhoneModel> _models = new();

    private long _lost;

    public void Record(PhoneRequest request)
    {
        if (!_waiting.Writer.TryWrite(Lean(request)))
        {
            CountLost(1);
        }
    }

    /// <summary>How many are waiting.</summary>
    public int Count => _waiting.Reader.Count;

    /// <summary>Waits for a request.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _waiting.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes what is waiting, oldest first.</summary>
    /// <param name="taken">Where to put it.</param>
    /// <param name="atMost">How many requests.</param>
    public void Take(List<PhoneRequest> taken, int atMost)
    {
        for (int count = 0; count < atMost && _waiting.Reader.TryRead(out PhoneRequest request); count++)
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

    private PhoneRequest Lean(PhoneRequest request) => request with
    {
        Address = _addresses.Shared(request.Address),
        Path = _texts.Shared(request.Path)!,
        UserAgent = _texts.Shared(request.UserAgent),
        Revision = request.Revision is { } revision ? revision with { Model = _models.Shared(revision.Model)! } : null,
    };
}
