using System.Threading.Channels;
using EndpointManager.Application.Access;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Provisioning;

/// <summary>The queue between the phones and the writer. Phones never wait for it.</summary>
internal sealed class TokenUses : ITokenUses
{
    private const int Capacity = 50_000;

    private readonly Channel<DeviceId> _waiting = Channel.CreateBounded<DeviceId>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public void Note(DeviceId device) => _waiting.Writer.TryWrite(device);

    /// <summary>Waits for a device.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _waiting.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes what is waiting, each device once.</summary>
    public HashSet<DeviceId> Take(int atMost)
    {
        HashSet<DeviceId> taken = [];
        while (taken.Count < atMost && _waiting.Reader.TryRead(out DeviceId device))
        {
            taken.Add(device);
        }

        return taken;
    }
}
