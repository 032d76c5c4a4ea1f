using EndpointManager.Application.Notify;

namespace EndpointManager.Api.Errors;

/// <summary>A request that cannot be read at all, so that no field can be named.</summary>
/// <param name="message">What is wrong; shown to the client.</param>
internal sealed class MalformedRequestException(string message) : Exception(message);

/// <summary>A request for a name that is not this machine's, where only its own people are let in: a DNS name may have been rebound.</summary>
/// <param name="message">What the name must be; shown to the client.</param>
internal sealed class ForeignHostException(string message) : Exception(message);

/// <summary>A request that its sender may not make.</summary>
/// <param name="message">Why; shown to the client.</param>
internal sealed class ForbiddenException(string message) : Exception(message);

/// <summary>A request whose sender is not known to be anybody.</summary>
/// <param name="message">Why; shown to the client.</param>
internal sealed class UnauthorizedException(string message) : Exception(message);

/// <summary>A request of somebody who makes too many.</summary>
/// <param name="message">Of what there were too many; shown to the client.</param>
/// <param name="wait">When the next may be made.</param>
internal sealed class TooManyRequestsException(string message, TimeSpan wait) : Exception(message)
{
    /// <summary>When the next may be made.</summary>
    public TimeSpan Wait { get; } = wait;
}

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
