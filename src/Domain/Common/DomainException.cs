namespace EndpointManager.Domain.Common;

/// <summary>A rule of the domain was broken by an otherwise well-formed request. The message is safe to show.</summary>
public abstract class DomainException(string message) : Exception(message);
