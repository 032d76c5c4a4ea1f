using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>The log messages of storage.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "The database {Location} cannot serve a request")]
    public static partial void StorageUnavailable(ILogger logger, Exception exception, string location);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "The database {Location} did not answer in time")]
    public static partial void StorageTooSlow(ILogger logger, string location);
}
