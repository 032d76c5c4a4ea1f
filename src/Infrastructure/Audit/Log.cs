using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Audit;

/// <summary>The log messages of the console's records.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 9101, Level = LogLevel.Error, Message = "{Count} entries about refused requests, or when keys were last used, could not be written down")]
    public static partial void NotWrittenDown(ILogger logger, int count, Exception exception);

    [LoggerMessage(EventId = 9102, Level = LogLevel.Error, Message = "The audit trail could not be cleared of what is old; trying again later")]
    public static partial void ClearingFailed(ILogger logger, Exception exception);
}
