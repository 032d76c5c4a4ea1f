namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>A message could not be delivered (RFC 3261 section 18.4). It never leaves SIP: it becomes an outcome.</summary>
/// <param name="message">Why, in words that may be shown.</param>
/// <param name="innerException">What the system said.</param>
internal sealed class TransportFailedException(string message, Exception? innerException = null) : Exception(message, innerException);
