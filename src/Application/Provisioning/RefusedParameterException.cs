namespace EndpointManager.Application.Provisioning;

/// <summary>An operator's own parameter that a brand's renderer does not write. Found at start, when all are tried.</summary>
/// <param name="reason">What is wrong with it, to follow its name; never the value, which may be a secret.</param>
public sealed class RefusedParameterException(string reason) : Exception(reason);
