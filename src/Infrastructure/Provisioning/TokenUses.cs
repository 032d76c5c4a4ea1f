using System.Threading.Channels;
using EndpointManager.Application.Access;

namespace EndpointManager.Infrastructure.Provisioning;

/// <summary>The queue between the phones and the writer. Phones never wait for it.</summary>
internal sealed class TokenUses : ITokenUses
{
    private const int Capacity = 50_000;

    private readonly Channel<string> _waiting = Channel.CreateBounded<string>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public void Note(string lookup) => _waiting.Writer.TryWrite(lookup);

    /// <summary>Waits for a use.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _waiting.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes what is waiting, each token once.</summary>
    public HashSet<string> Take(int atMost)
    {
        HashSet<string> taken = [];
        while (taken.Count < atMost && _waiting.Reader.TryRead(out string? lookup))
        {
            taken.Add(lookup);
        }

        return taken;
    }
}
