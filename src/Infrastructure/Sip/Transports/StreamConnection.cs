using System.Net;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transactions;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>A connection to a hop. When it ends, so do the transactions that wait for answers on it.</summary>
internal sealed class StreamConnection : IFlow, IDisposable
{
    // Longer than any transaction, so that nobody waits for an answer when it is over.
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(1);

    private readonly Hop _hop;
    private readonly Stream _stream;
    private readonly TransactionTable _table;
    private readonly Action<StreamConnection> _onClosed;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ITimer _idle;
    private volatile bool _closed;

    public StreamConnection(Hop hop, EndPoint local, Stream stream, TransactionTable table, Action<StreamConnection> onClosed)
    {
        _hop = hop;
        _stream = stream;
        _table = table;
        _onClosed = onClosed;
        SentBy = SentBy.Of((IPEndPoint)local);
        _idle = table.Time.CreateTimer(_ => _stream.Dispose(), null, IdleLimit, Timeout.InfiniteTimeSpan);
        _ = ReceiveAsync();
    }

    /// <summary>Whether it can still be used.</summary>
    public bool IsOpen => !_closed;

    public Transport Transport => _hop.Transport;

    public IPEndPoint Remote => _hop.Remote;

    public SentBy SentBy { get; }

    public SendWindow? Window => null;

    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        _idle.Change(IdleLimit, Timeout.InfiniteTimeSpan);
        try
        {
            await _writing.WaitAsync(cancellationToken);
        }
        catch (ObjectDisposedException e)
        {
            throw new TransportFailedException("The connection was closed.", e);
        }

        try
        {
            // Not to be cancelled: half a message would make nonsense of the next.
            await _stream.WriteAsync(message, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw new TransportFailedException("The connection broke.", e);
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose()
    {
        _idle.Dispose();
        _stream.Dispose();
        _writing.Dispose();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            await ReadMessagesAsync();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It ends below, whatever ended it.
        }

        _closed = true;
        _onClosed(this);
        _table.Fail(_hop, "The connection was closed.");
        _idle.Dispose();
        await _stream.DisposeAsync();
    }

    private async Task ReadMessagesAsync()
    {
        byte[] buffer = new byte[SipMessageReader.MaxLength];
        int filled = 0;
        while (filled < buffer.Length && await _stream.ReadAsync(buffer.AsMemory(filled)) is > 0 and var read)
        {
            filled += read;
            int taken = 0;
            for (int length; (length = MessageFraming.Measure(buffer.AsSpan(taken, filled - taken))) > 0; taken += length)
            {
                _table.Receive(buffer.AsSpan(taken, length), _hop);
            }

            buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
            filled -= taken;
        }
    }
}
