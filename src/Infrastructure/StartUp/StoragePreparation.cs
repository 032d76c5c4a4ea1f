using EndpointManager.Application.Access;
using EndpointManager.Application.Common;
using EndpointManager.Infrastructure.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Infrastructure.StartUp;

/// <summary>What has to be done before anything is read or kept: the schema, then the key, then the first key of the console.</summary>
public sealed class StoragePreparation
{
    private readonly IStorageInitializer _storage;
    private readonly KeyInitializer _keys;
    private readonly IServiceScopeFactory _scopes;

    internal StoragePreparation(IStorageInitializer storage, KeyInitializer keys, IServiceScopeFactory scopes)
    {
        _storage = storage;
        _keys = keys;
        _scopes = scopes;
    }

    /// <summary>Does it, or what is left of it from an earlier try.</summary>
    /// <exception cref="SchemaRefusedException">The database must not be used.</exception>
    /// <exception cref="StorageUnavailableException">It cannot be reached or written now.</exception>
    /// <exception cref="SecretUnreadableException">The key does not fit.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!_storage.Ready)
        {
            await _storage.InitializeAsync(cancellationToken);
        }

        await _keys.InitializeAsync(cancellationToken);
        await using AsyncServiceScope scope = _scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BootstrapKey>().EnsureAsync(cancellationToken);
    }
}
