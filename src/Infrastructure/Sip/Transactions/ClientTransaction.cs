using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.Infrastructure.Sip.Transactions;

/// <summary>A non-INVITE client transaction (RFC 3261 section 17.1.2).</summary>
internal sealed class ClientTransaction : IDisposable
{
    private readonly TransactionKey _key;
    private readonly IFlow _flow;
    private readonly TransactionTable _table;
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private readonly long _started;
    private readonly TimeSpan _limit;

    // Both are let go of with the end: a transaction that only waits for repeated answers is small.
    private ReadOnlyMemory<byte> _message;
    private TaskCompletionSource<TransactionResult>? _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private State _state = State.Trying;
    private TimeSpan _interval = TransactionTimers.T1;
    private bool _inWindow;

    private ClientTransaction(TransactionRequest request, IFlow flow, TransactionTable table, TimeSpan limit)
    {
        _key = request.Key;
        _message = request.Message;
        _flow = flow;
        _table = table;
        _limit = limit < TransactionTimers.F ? limit : TransactionTimers.F;
        _inWindow = flow.Window is not null;
        _started = table.Time.GetTimestamp();
        _timer = table.Time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private enum State
    {
        Trying,
        Proceeding,
        Completed,
        Terminated,
    }

    /// <summary>What tells its responses from others'.</summary>
    public string Branch => _key.Branch;

    private bool IsReliable => _flow.Transport != Transport.Udp;

    private TimeSpan Remaining => _limit - _table.Time.GetElapsedTime(_started);

    /// <summary>Sends a request and waits for its final response. Where the flow has a window, a place in it was taken before.</summary>
    public static async Task<TransactionResult> RunAsync(
        TransactionRequest request, IFlow flow, TransactionTable table, TimeSpan limit, CancellationToken cancellationToken)
    {
        var transaction = new ClientTransaction(request, flow, table, limit);
        Task<TransactionResult> result = transaction._result!.Task;
        table.Add(transaction);
        using CancellationTokenRegistration cancellation =
            cancellationToken.Register(() => transaction.End(State.Terminated, null));
        // Not waited for: a peer that takes no bytes must not hold up the timer that gives up on it.
        _ = transaction.StartAsync(cancellationToken);
        return await result;
    }

    /// <summary>Takes a response that has the transaction's branch; false when it is another's after all.</summary>
    public bool Receive(SipResponse response, Hop source)
    {
        bool fits = _key.Fits(response) && source.Transport == _flow.Transport && source.Remote.Equals(_flow.Remote)
            && response.Via.SentBy.Fits(_flow.SentBy);
        if (fits && response.IsFinal)
        {
            End(State.Completed, TransactionResult.Answered(response));
        }
        else if (fits)
        {
            Proceed();
        }

        return fits;
    }

    /// <summary>Ends it when its request went to an address that cannot be reached.</summary>
    public void Fail(Hop unreachable, string reason)
    {
        if (unreachable.Transport == _flow.Transport && unreachable.Remote.Equals(_flow.Remote))
        {
            End(State.Terminated, TransactionResult.Unreachable(reason));
        }
    }

    public void Dispose() => _timer.Dispose();

    private Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the send, after which the answer may be there at once.
        Schedule();
        return TransmitAsync(_message, cancellationToken);
    }

    private async Task TransmitAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            await _flow.SendAsync(message, cancellationToken);
        }
        catch (TransportFailedException e)
        {
            End(State.Terminated, TransactionResult.Unreachable(e.Message));
        }
        catch (OperationCanceledException)
        {
            End(State.Terminated, null);
        }
    }

    // One timer is both E, which sends again, and F, which gives up.
    private void Schedule()
    {
        TimeSpan remaining = Remaining;
        TimeSpan next = IsReliable || remaining < _interval ? remaining : _interval;
        _timer.Change(next > TimeSpan.Zero ? next : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        bool over;
        ReadOnlyMemory<byte> message;
        lock (_lock)
        {
            if (_state is State.Completed or State.Terminated)
            {
                Terminate();
                return;
            }

            message = _message;
            over = Remaining <= TimeSpan.Zero;
            if (!over)
            {
                _interval = _state == State.Proceeding || 2 * _interval > TransactionTimers.T2 ? TransactionTimers.T2 : 2 * _interval;
                LeaveWindow();
                Schedule();
            }
        }

        if (over)
        {
            End(State.Terminated, TransactionResult.TimedOut);
        }
        else
        {
            _table.Metrics.CountRetransmitted();
            _ = TransmitAsync(message, CancellationToken.None);
        }
    }

    private void Proceed()
    {
        lock (_lock)
        {
            LeaveWindow();
            if (_state == State.Trying)
            {
                _state = State.Proceeding;
            }
        }
    }

    private void End(State state, TransactionResult? result)
    {
        TaskCompletionSource<TransactionResult> ending;
        lock (_lock)
        {
            if (_state is State.Completed or State.Terminated)
            {
                return;
            }

            _state = state;
            ending = _result!;
            _result = null;
            _message = default;
            LeaveWindow();
            if (state == State.Completed && !IsReliable)
            {
                // Timer K: for so long, answers to retransmissions may still come, and are expected.
                _timer.Change(TransactionTimers.T4, Timeout.InfiniteTimeSpan);
            }
            else
            {
                Terminate();
            }
        }

        if (result is null)
        {
            ending.TrySetCanceled();
        }
        else
        {
            ending.TrySetResult(result);
        }
    }

    private void Terminate()
    {
        _table.Remove(this);
        Dispose();
    }

    private void LeaveWindow()
    {
        if (_inWindow)
        {
            _inWindow = false;
            _flow.Window!.Leave();
        }
    }
}
