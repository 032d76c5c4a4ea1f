using System.Collections.Concurrent;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.Infrastructure.Sip.Transactions;

/// <summary>The transactions under way. What comes in from any transport is matched here (RFC 3261 section 17.1.3).</summary>
internal sealed class TransactionTable(TimeProvider time, SipMetrics metrics)
{
    private readonly ConcurrentDictionary<string, ClientTransaction> _byBranch = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The clock of their timers.</summary>
    public TimeProvider Time => time;

    /// <summary>What is counted of them.</summary>
    public SipMetrics Metrics => metrics;

    /// <summary>How many there are, those included that only wait for repeated answers.</summary>
    public int Count => _byBranch.Count;

    /// <summary>Begins to match responses to a transaction.</summary>
    public void Add(ClientTransaction transaction) => _byBranch[transaction.Branch] = transaction;

    /// <summary>Ends that.</summary>
    public void Remove(ClientTransaction transaction) => _byBranch.TryRemove(transaction.Branch, out _);

    /// <summary>Hands a message to the transaction that it answers, or drops it. Never throws, whatever it is.</summary>
    public void Receive(ReadOnlySpan<byte> message, Hop source)
    {
        MessageFault fault = SipMessageReader.Read(message, out SipResponse? response);
        if (response is null)
        {
            metrics.CountDropped(fault.ToString());
        }
        else if (!_byBranch.TryGetValue(response.Via.Branch, out ClientTransaction? transaction) || !transaction.Receive(response, source))
        {
            metrics.CountDropped("Unmatched");
        }
    }

    /// <summary>Ends the transactions whose requests went to an address that cannot be reached, and no other.</summary>
    public void Fail(Hop unreachable, string reason)
    {
        foreach (ClientTransaction transaction in _byBranch.Values)
        {
            transaction.Fail(unreachable, reason);
        }
    }
}
