namespace EndpointManager.Api.Errors;

/// <summary>The log messages of failed requests; none names a path, which may carry a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "A request failed")]
    public static partial void RequestFailed(ILogger logger, Exception exception);
}
