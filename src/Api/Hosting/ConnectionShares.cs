using System.Net;
using EndpointManager.Api.Access;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;
using Microsoft.AspNetCore.Connections;

namespace EndpointManager.Api.Hosting;

/// <summary>
/// Keeps one source from taking the connections of all: it has half of them at most, which is room for a site of thousands of
/// phones behind one address, and more are closed at once. Trusted proxies, behind whose address everybody is, may have all.
/// </summary>
internal sealed partial class ConnectionShares(HttpSettings settings, ILogger<ConnectionShares> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly int _most = settings.MaxConnections / 2;
    private readonly Lock _lock = new();
    private readonly Dictionary<SourceNetwork, int> _open = [];
    private long? _toldAt;

    /// <summary>Stands in front of what serves a connection.</summary>
    public ConnectionDelegate Guard(ConnectionDelegate next) => async connection =>
    {
        if (connection.RemoteEndPoint is not IPEndPoint { Address: var address } || RequestSource.IsTrusted(address, settings.TrustedProxies))
        {
            await next(connection);
            return;
        }

        var source = SourceNetwork.Of(address);
        if (!Enter(source))
        {
            connection.Abort();
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Leave(source);
        }
    };

    private bool Enter(SourceNetwork source)
    {
        lock (_lock)
        {
            int open = _open.GetValueOrDefault(source);
            if (open < _most)
            {
                _open[source] = open + 1;
                return true;
            }

            if (_toldAt is { } before && TimeProvider.System.GetElapsedTime(before) < Interval)
            {
                return false;
            }

            _toldAt = TimeProvider.System.GetTimestamp();
        }

        ShareTaken(logger, source.ToString(), _most);
        return false;
    }

    private void Leave(SourceNetwork source)
    {
        lock (_lock)
        {
            if (--_open[source] == 0)
            {
                _open.Remove(source);
            }
        }
    }

    [LoggerMessage(EventId = 5012, Level = LogLevel.Warning, Message = "{Source} has {Count} connections open, half of http.max_connections, and gets no more; a proxy belongs in http.trusted_proxies")]
    private static partial void ShareTaken(ILogger logger, string source, int count);
}
