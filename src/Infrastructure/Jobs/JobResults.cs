using System.Threading.Channels;
using EndpointManager.Application.Jobs;

namespace EndpointManager.Infrastructure.Jobs;

/// <summary>Collects what comes of the NOTIFYs of one job, and writes it down some at a time, away from those that send.</summary>
internal sealed class JobResults(JobBook book, JobTimings timings)
{
    private const int MostAtOnce = 200;

    private readonly Channel<JobItemResult> _waiting = Channel.CreateUnbounded<JobItemResult>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Takes a result.</summary>
    public void Add(JobItemResult result) => _waiting.Writer.TryWrite(result);

    /// <summary>There will be no more.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    /// <summary>Writes down all there are and will be.</summary>
    public async Task WriteAllAsync(CancellationToken cancellationToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            await Task.Delay(timings.Collecting, cancellationToken);
            List<JobItemResult> some = [];
            while (some.Count < MostAtOnce && _waiting.Reader.TryRead(out JobItemResult? result))
            {
                some.Add(result);
            }

            await book.DoAsync(
                async (steps, token) =>
                {
                    await steps.RecordAsync(book.Lease, some, token);
                    return true;
                },
                cancellationToken);
        }
    }
}
