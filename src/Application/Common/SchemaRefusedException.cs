namespace EndpointManager.Application.Common;

/// <summary>The database must not be used by this version of the service. Waiting does not help; somebody has to decide.</summary>
/// <param name="message">What was found and what to do.</param>
public sealed class SchemaRefusedException(string message) : Exception(message);
