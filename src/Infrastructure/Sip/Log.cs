using System.Net;
using EndpointManager.Application.Notify;
using EndpointManager.Domain.Devices;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Sip;

/// <summary>The log messages of SIP; none has a header of a message, which may hold a digest.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 8001, Level = LogLevel.Debug, Message = "NOTIFY to {Device} by {Route} ended: {Outcome}, {Status} {Reason}")]
    public static partial void LegEnded(ILogger logger, MacAddress device, string route, NotifyOutcome outcome, int? status, string reason);

    [LoggerMessage(EventId = 8002, Level = LogLevel.Information, Message = "The SIP server {Server} does not relay a NOTIFY; phones are told directly for an hour where they can be")]
    public static partial void ServerDoesNotRelay(ILogger logger, string server);

    [LoggerMessage(EventId = 8003, Level = LogLevel.Warning, Message = "This system does not name the targets of ICMP errors; a phone whose port is closed counts as silent")]
    public static partial void NoErrorQueue(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 8004, Level = LogLevel.Debug, Message = "No connection to {Remote} over {Transport}")]
    public static partial void ConnectionFailed(ILogger logger, Exception exception, IPEndPoint remote, Transport transport);
}
