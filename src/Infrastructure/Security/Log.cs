using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Security;

/// <summary>The log messages of secrets.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "Made the key file {Path}. Back it up: without it no stored SIP password can be read")]
    public static partial void KeyFileCreated(ILogger logger, string path);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "The key file {Path} can be read by others than its owner; its mode should be 0600")]
    public static partial void KeyFileOpenToOthers(ILogger logger, string path);
}
