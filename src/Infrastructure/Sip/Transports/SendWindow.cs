namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>
/// Bounds how many answers can be under way to one socket, so that its buffer holds them all. A request leaves it when it is answered,
/// and when it was not at once: then its answer comes with no burst.
/// </summary>
internal sealed class SendWindow(int size) : IDisposable
{
    private readonly SemaphoreSlim _places = new(size);

    /// <summary>Waits for a place.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _places.WaitAsync(cancellationToken);

    /// <summary>Gives a place back.</summary>
    public void Leave() => _places.Release();

    public void Dispose() => _places.Dispose();
}
