using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.StartUp;

/// <summary>The log messages of the start.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "Not ready, trying again: {Reason}")]
    public static partial void StorageNotReady(ILogger logger, string reason);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Critical, Message = "Not ready, phones get 503: {Reason}")]
    public static partial void KeyNotReady(ILogger logger, string reason);
}
