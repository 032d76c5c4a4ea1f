namespace EndpointManager.Application.Common;

/// <summary>A stored secret cannot be decrypted, or the key that would do it is not there.</summary>
/// <param name="message">What is wrong with the key or the record; safe to show.</param>
/// <param name="innerException">The cryptographic error, for the log.</param>
public sealed class SecretUnreadableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
