using EndpointManager.Application.Common;

namespace EndpointManager.Application.Settings;

/// <summary>What the database says of itself.</summary>
public interface IDatabaseInfo
{
    /// <summary>The engine's version, as it writes it.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be asked now.</exception>
    Task<string> GetVersionAsync(CancellationToken cancellationToken);
}
