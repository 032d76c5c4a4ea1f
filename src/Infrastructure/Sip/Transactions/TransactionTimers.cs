namespace EndpointManager.Infrastructure.Sip.Transactions;

/// <summary>The timers of SIP (RFC 3261 section 17.1.2.2 and table 4).</summary>
internal static class TransactionTimers
{
    /// <summary>T1, an estimate of a round trip: the first retransmission.</summary>
    public static readonly TimeSpan T1 = TimeSpan.FromMilliseconds(500);

    /// <summary>T2, the longest pause between retransmissions.</summary>
    public static readonly TimeSpan T2 = TimeSpan.FromSeconds(4);

    /// <summary>T4, how long a message stays in the network: timer K of an unreliable transport.</summary>
    public static readonly TimeSpan T4 = TimeSpan.FromSeconds(5);

    /// <summary>Timer F, the longest wait for a final response.</summary>
    public static readonly TimeSpan F = 64 * T1;
}
