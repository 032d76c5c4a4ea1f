using EndpointManager.Application.Provisioning;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Provisioning;

/// <summary>The log messages of access to provisioning files. Those that begin with EM_SECURITY are read by machines.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning, Message = "EM_SECURITY event=lockout src={Source} unknown={Count}")]
    public static partial void LockedOut(ILogger logger, string source, int count);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Warning, Message = "EM_SECURITY event=unknown-macs src={Source} unknown={Count}")]
    public static partial void ManyUnknown(ILogger logger, string source, int count);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Warning, Message = "EM_SECURITY event=would-refuse src={Source} reason={Reason}")]
    public static partial void WouldRefuse(ILogger logger, string source, RefusalReason reason);

    [LoggerMessage(EventId = 6004, Level = LogLevel.Information, Message = "Gave provisioning tokens to {Count} devices that had none")]
    public static partial void TokensIssued(ILogger logger, int count);

    [LoggerMessage(EventId = 6005, Level = LogLevel.Warning, Message = "The upkeep of provisioning tokens failed and is tried again")]
    public static partial void UpkeepFailed(ILogger logger, Exception exception);
}
