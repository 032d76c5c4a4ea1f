using EndpointManager.Application.Common;

namespace EndpointManager.Infrastructure.Security;

/// <summary>Holds the key once it was found to be the one that the database was encrypted with.</summary>
internal sealed class InstanceKeys
{
    private volatile InstanceKey? _current;
    private volatile string _problem = "The encryption key was not loaded yet.";

    /// <summary>Whether secrets can be read and written.</summary>
    public bool Ready => _current is not null;

    /// <summary>The key.</summary>
    /// <exception cref="SecretUnreadableException">There is none that fits.</exception>
    public InstanceKey Current => _current ?? throw new SecretUnreadableException(_problem);

    /// <summary>From now on secrets can be read and written.</summary>
    public void Use(InstanceKey key) => _current = key;

    /// <summary>Says why there is no key.</summary>
    public void Report(string problem) => _problem = problem;
}
