using System.Data;
using EndpointManager.Application.Access;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EndpointManager.Infrastructure.Persistence.Access;

/// <summary>The upkeep of tokens, in short transactions.</summary>
internal sealed class TokenStore(AppDbContext db, AccessRows rows, IDatabaseEngine engine, ITokenVault vault, StorageGuard guard) : ITokenStore
{
    public Task<int> FillAsync(int atMost, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            List<DeviceId> without = await db.Devices.AsNoTracking()
                .Where(device => !db.Accesses.Any(access => access.DeviceId == device.Id && access.SealedToken != null))
                .Select(device => device.Id).Take(atMost).ToListAsync(deadline);
            List<DeviceAccess> filled = [.. without.Select(Issue)];
            using IDisposable turn = await engine.EnterWriteAsync(deadline);
            await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, deadline);
            await rows.FillAsync(transaction.GetDbTransaction(), filled, deadline);
            await transaction.CommitAsync(CancellationToken.None);
            return filled.Count;
        },
        cancellationToken);

    public Task NoteUsedAsync(IReadOnlyCollection<string> lookups, DateTimeOffset now, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            using IDisposable turn = await engine.EnterWriteAsync(deadline);
            return await db.Accesses.Where(access => lookups.Contains(access.TokenLookup!) && access.FirstTokenLookup != null)
                .ExecuteUpdateAsync(
                    access => access.SetProperty(a => a.TokenUsedAt, now)
                        .SetProperty(a => a.SealedFirstToken, (string?)null)
                        .SetProperty(a => a.FirstTokenLookup, (string?)null),
                    deadline);
        },
        cancellationToken);

    private DeviceAccess Issue(DeviceId device)
    {
        var access = new DeviceAccess { DeviceId = device };
        vault.Issue(access);
        return access;
    }
}
