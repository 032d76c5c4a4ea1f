using EndpointManager.Application.Notify;

namespace EndpointManager.Api.Errors;

/// <summary>A request that cannot be read at all, so that no field can be named.</summary>
/// <param name="message">What is wrong; shown to the client.</param>
internal sealed class MalformedRequestException(string message) : Exception(message);

/// <summary>A request that its sender may not make.</summary>
/// <param name="message">Why; shown to the client.</param>
internal sealed class ForbiddenException(string message) : Exception(message);

/// <summary>A body in a format that the operation does not take.</summary>
/// <param name="message">What it takes; shown to the client.</param>
internal sealed class UnsupportedMediaTypeException(string message) : Exception(message);

/// <summary>A NOTIFY that nobody accepted.</summary>
/// <param name="result">What became of it.</param>
internal sealed class NotifyFailedException(NotifyResult result) : Exception(result.Reason)
{
    /// <summary>What became of it.</summary>
    public NotifyResult Result { get; } = result;
}
