using EndpointManager.Application.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Application.Common;

/// <summary>
/// One database engine. The contract stands here, and names nothing of an object-relational mapper, because a provider
/// may be loaded with a mapper of another major version than the host's.
/// </summary>
public interface IPersistenceProvider
{
    /// <summary>Adds everything that keeps devices in this engine.</summary>
    void Register(IServiceCollection services, DatabaseSettings settings);
}
