namespace EndpointManager.Application.Access;

/// <summary>The source is not locked out, or not any more.</summary>
public sealed class LockoutNotFoundException(SourceNetwork source) : Exception($"{source} is not locked out.");
