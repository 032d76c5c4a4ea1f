using EndpointManager.Application.Settings;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>What the database says of itself.</summary>
internal sealed class DatabaseInfo(AppDbContext db, StorageGuard guard) : IDatabaseInfo
{
    public Task<string> GetVersionAsync(CancellationToken cancellationToken) => guard.RunAsync(
        deadline => db.ConnectedAsync(connection => Task.FromResult(connection.ServerVersion), deadline), cancellationToken);
}
