using EndpointManager.Application.Access;
using EndpointManager.Domain.Access;
using EndpointManager.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence.Access;

/// <summary>The keys, inside a unit of work.</summary>
internal sealed class ApiKeys(AppDbContext db, IDatabaseEngine engine) : IApiKeys
{
    public Task<bool> AnyAsync(CancellationToken cancellationToken) => db.ApiKeys.AnyAsync(cancellationToken);

    public async Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (engine.LocksRows)
        {
            // A statement of its own, as for devices: of two who revoke a key at once, one is written down.
            await db.Database.ExecuteSqlRawAsync(
                "SELECT id FROM " + ApiKeyConfiguration.Table + " WHERE id = {0} FOR UPDATE", [id], cancellationToken);
        }

        return await db.ApiKeys.SingleOrDefaultAsync(key => key.Id == id, cancellationToken);
    }

    public void Add(ApiKey key) => db.ApiKeys.Add(key);
}
