using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.Infrastructure.Sip.Transactions;

/// <summary>Sends a NOTIFY over the transport that fits, each time as a transaction of its own.</summary>
internal sealed class NotifySender(IEnumerable<ISipTransport> transports, TransactionTable table)
{
    // RFC 3261 section 18.1.1: the longest request over UDP where the path's MTU is not known.
    private const int MaxDatagram = 1300;

    /// <summary>Sends it once and waits for the final response.</summary>
    /// <param name="request">What is sent, for which time, and the answer to a challenge.</param>
    /// <param name="hop">Where to.</param>
    /// <param name="time">What it counts against; waiting for a place among others does not.</param>
    /// <param name="end">When it has to be over, on the scale of the time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TransactionResult> SendAsync(
        NotifyAttempt request, Hop hop, AnswerTime time, TimeSpan end, CancellationToken cancellationToken)
    {
        try
        {
            (IFlow flow, TransactionRequest message) = await PrepareAsync(request, hop, time, end, cancellationToken);
            if (flow.Window is { } window)
            {
                await time.PauseAsync(window.EnterAsync(cancellationToken));
            }

            table.Metrics.CountSent(flow.Transport);
            TransactionResult result = await ClientTransaction.RunAsync(message, flow, table, time.Left(end), cancellationToken);
            return result with { Transport = flow.Transport };
        }
        catch (TransportFailedException e)
        {
            return TransactionResult.Unreachable(e.Message);
        }
    }

    private async Task<(IFlow Flow, TransactionRequest Message)> PrepareAsync(
        NotifyAttempt request, Hop hop, AnswerTime time, TimeSpan end, CancellationToken cancellationToken)
    {
        if (hop.Transport != Transport.Udp)
        {
            IFlow stream = await ConnectAsync(hop, time, end, cancellationToken);
            return (stream, request.ToRequest(stream));
        }

        IFlow flow = await OpenAsync(hop, cancellationToken);
        TransactionRequest message = request.ToRequest(flow);
        if (message.Message.Length <= MaxDatagram)
        {
            return (flow, message);
        }

        try
        {
            IFlow stream = await ConnectAsync(hop with { Transport = Transport.Tcp }, time, time.Share(end, 1), cancellationToken);
            return (stream, request.ToRequest(stream));
        }
        catch (TransportFailedException)
        {
            // RFC 3261 section 18.1.1: who does not speak TCP gets the datagram after all.
            return (flow, message);
        }
    }

    private Task<IFlow> ConnectAsync(Hop hop, AnswerTime time, TimeSpan end, CancellationToken cancellationToken) =>
        time.WithinAsync(end, token => OpenAsync(hop, token), "The connection did not come about in time.", cancellationToken);

    private Task<IFlow> OpenAsync(Hop hop, CancellationToken cancellationToken) =>
        transports.First(transport => transport.Carries(hop.Transport)).OpenAsync(hop, cancellationToken);
}
