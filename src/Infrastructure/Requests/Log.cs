using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Requests;

/// <summary>The log messages of the record of requests; none says what a request held.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning, Message = "{Count} requests of phones could not be recorded")]
    public static partial void RequestsLost(ILogger logger, long count);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Error, Message = "Requests of phones cannot be recorded")]
    public static partial void RecordingFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Error, Message = "Old requests of phones cannot be cleared up")]
    public static partial void ClearingFailed(ILogger logger, Exception exception);
}
