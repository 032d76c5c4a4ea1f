namespace EndpointManager.Infrastructure.Configuration;

/// <summary>
/// The configuration cannot be used. The message holds one line an error, says where each one is, holds no secret, and
/// is meant to be shown as it is, without a stack trace.
/// </summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Puts the lines together.</summary>
    public ConfigurationException(IReadOnlyList<string> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>The lines of the message: those of the file in its order, then those of the environment.</summary>
    public IReadOnlyList<string> Errors { get; }
}
