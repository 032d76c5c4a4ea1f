using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Provisioning;

/// <summary>Writes the lines that tools outside watch for into the service's log.</summary>
internal sealed class SecurityLog(TimeProvider time, ILogger<SecurityLog> logger) : ISecurityLog
{
    private const int MostPairs = 10_000;
    private const string Unknown = "unknown";

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<(SourceNetwork?, RefusalReason), long> _told = [];

    public void LockedOut(SourceNetwork source, int unknownMacAddresses) => Log.LockedOut(logger, source.ToString(), unknownMacAddresses);

    public void ManyUnknown(SourceNetwork source, int unknownMacAddresses) => Log.ManyUnknown(logger, source.ToString(), unknownMacAddresses);

    // Phones come again and again: each source is told of once in a while. The record of requests has them all.
    public void WouldRefuse(SourceNetwork? source, RefusalReason reason)
    {
        lock (_lock)
        {
            if (_told.TryGetValue((source, reason), out long before) && time.GetElapsedTime(before) < Interval)
            {
                return;
            }

            if (_told.Count >= MostPairs)
            {
                _told.Clear();
            }

            _told[(source, reason)] = time.GetTimestamp();
        }

        Log.WouldRefuse(logger, source?.ToString() ?? Unknown, reason);
    }
}
