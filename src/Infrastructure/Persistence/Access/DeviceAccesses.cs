using System.Data;
using System.Data.Common;
using EndpointManager.Application.Access;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EndpointManager.Infrastructure.Persistence.Access;

/// <summary>What lets phones at their devices' secrets, for writing.</summary>
internal sealed class DeviceAccesses(AppDbContext db, AccessRows rows, IDatabaseEngine engine, StorageGuard guard) : IDeviceAccesses
{
    public void Add(DeviceAccess access) => db.Accesses.Add(access);

    public Task ArmAsync(DeviceId device, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DeviceAccess[] armed = [new DeviceAccess { DeviceId = device, ArmedAt = now }];
        return InTransactionAsync((transaction, deadline) => rows.ArmAsync(transaction, armed, deadline), cancellationToken);
    }

    public Task ReplaceAsync(DeviceAccess access, CancellationToken cancellationToken) =>
        InTransactionAsync((transaction, deadline) => rows.ReplaceAsync(transaction, [access], deadline), cancellationToken);

    private Task InTransactionAsync(Func<DbTransaction, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        db.Database.CurrentTransaction is { } current
            ? work(current.GetDbTransaction(), cancellationToken)
            : guard.RunAsync(deadline => InOwnTransactionAsync(work, deadline), cancellationToken);

    private async Task<bool> InOwnTransactionAsync(Func<DbTransaction, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using IDisposable turn = await engine.EnterWriteAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await work(transaction.GetDbTransaction(), cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }
}
