using System.Data;
using EndpointManager.Application.Common;
using EndpointManager.Application.Notify;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Infrastructure.Persistence.Jobs;

/// <summary>
/// Who is being notified one by one. Each question has a scope of its own: a phone may take longer to answer than a request
/// may keep the database.
/// </summary>
internal sealed class BusyDevices(IServiceScopeFactory scopes, IDatabaseEngine engine, TimeProvider time) : IBusyDevices
{
    public async Task<Guid?> TryOccupyAsync(DeviceId device, TimeSpan atMost, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        var busy = new BusyDevice { DeviceId = device, Occupation = Guid.CreateVersion7(now), ExpiresAt = now + atMost };
        bool occupied = await InScopeAsync(
            async (db, deadline) =>
            {
                await db.BusyDevices.Where(other => other.DeviceId == device && other.ExpiresAt < now).ExecuteDeleteAsync(deadline);
                db.BusyDevices.Add(busy);
                await db.SaveChangesAsync(deadline);
            },
            cancellationToken);
        return occupied ? busy.Occupation : null;
    }

    public async Task FreeAsync(DeviceId device, Guid occupation)
    {
        try
        {
            await InScopeAsync(
                (db, deadline) => db.BusyDevices
                    .Where(busy => busy.DeviceId == device && busy.Occupation == occupation).ExecuteDeleteAsync(deadline),
                CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            // It said so in the log, and whoever waits for the phone's answer is to get it all the same.
        }
    }

    /// <summary>Runs work in a transaction; false when somebody else was first.</summary>
    private async Task<bool> InScopeAsync(Func<AppDbContext, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        AppDbContext db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        return await scope.ServiceProvider.GetRequiredService<StorageGuard>().RunAsync(
            async deadline =>
            {
                using IDisposable turn = await engine.EnterWriteAsync(deadline);
                await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, deadline);
                try
                {
                    await work(db, deadline);
                    await transaction.CommitAsync(CancellationToken.None);
                    return true;
                }
                catch (Exception exception) when (engine.IsUniqueViolation(exception) || engine.IsConflict(exception))
                {
                    return false;
                }
            },
            cancellationToken);
    }
}
