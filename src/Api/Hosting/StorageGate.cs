using EndpointManager.Application.Common;

namespace EndpointManager.Api.Hosting;

/// <summary>Lets nothing near the database before it was prepared: asking it would already fail in another way.</summary>
internal sealed class StorageGate(RequestDelegate next, IStorageInitializer storage)
{
    public Task InvokeAsync(HttpContext context) =>
        storage.Ready ? next(context) : throw new StorageUnavailableException("The database is not ready yet.");
}
