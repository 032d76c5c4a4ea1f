using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Security;

/// <summary>The log messages of secrets.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "Made the key file {Path}. Back it up: without it no stored SIP password can be read")]
    public static partial void KeyFileCreated(ILogger logger, string path);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "The key file {Path} can be read by others than its owner; its mode should be 0600")]
    public static partial void KeyFileOpenToOthers(ILogger logger, string path);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Warning, Message = "The key file {Path} was changed; secrets are encrypted with the key {KeyId} from now on")]
    public static partial void KeysExchanged(ILogger logger, string path, string keyId);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Critical, Message = "{Count} secrets were encrypted with the key {KeyId}, which the key file {Path} does not hold: their phones get 503. Put that key's line back into the file")]
    public static partial void SecretsOfMissingKey(ILogger logger, long count, string keyId, string path);

    [LoggerMessage(EventId = 2005, Level = LogLevel.Error, Message = "Whether every secret can be read could not be told")]
    public static partial void SecretsNotCounted(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2006, Level = LogLevel.Critical, Message = "{Problem} The keys that were read before are used until the next start, which would fail; what other instances encrypt with newer ones gives its phones 503")]
    public static partial void KeyFileNotTakenOver(ILogger logger, string problem);
}
