namespace EndpointManager.Application.Common;

/// <summary>The database cannot be reached, is busy for too long, is full or may not be written.</summary>
/// <param name="message">The kind of trouble, without connection details; safe to show.</param>
/// <param name="innerException">The engine's own error, for the log.</param>
public sealed class StorageUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
