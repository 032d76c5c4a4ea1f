using EndpointManager.Application.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>The fingerprints of keys, in the database that the keys encrypt.</summary>
internal sealed class EncryptionKeyRegister(IServiceScopeFactory scopes, IDatabaseEngine engine) : IEncryptionKeyRegister
{
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        AppDbContext db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        return await scope.ServiceProvider.GetRequiredService<StorageGuard>().RunAsync(
            deadline => db.EncryptionKeys.AsNoTracking().ToDictionaryAsync(key => key.KeyId, key => key.CheckValue, deadline),
            cancellationToken);
    }

    public async Task AddAsync(string keyId, string checkValue, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        AppDbContext db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.EncryptionKeys.Add(new EncryptionKeyRecord { KeyId = keyId, CheckValue = checkValue });
        await scope.ServiceProvider.GetRequiredService<StorageGuard>().RunAsync(deadline => SaveAsync(db, deadline), cancellationToken);
    }

    private async Task<int> SaveAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            return await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (engine.IsUniqueViolation(exception))
        {
            // An instance that started at the same moment with the same key was first.
            return 0;
        }
    }
}
