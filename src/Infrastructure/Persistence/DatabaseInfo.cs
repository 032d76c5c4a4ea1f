using System.Data.Common;
using EndpointManager.Application.Settings;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>What the database says of itself.</summary>
internal sealed class DatabaseInfo(AppDbContext db, StorageGuard guard) : IDatabaseInfo
{
    public Task<string> GetVersionAsync(CancellationToken cancellationToken) => guard.RunAsync(ReadVersionAsync, cancellationToken);

    private async Task<string> ReadVersionAsync(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            DbConnection connection = db.Database.GetDbConnection();
            return connection.ServerVersion;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
