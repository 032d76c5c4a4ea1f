namespace EndpointManager.Infrastructure.Persistence;

/// <summary>Timeouts of a connection string, which must not outlast a request.</summary>
internal static class Timeouts
{
    /// <summary>The timeout, or the longest allowed; 0 means none to every driver.</summary>
    public static int AtMost(int longest, int seconds) => seconds == 0 ? longest : Math.Min(seconds, longest);
}
