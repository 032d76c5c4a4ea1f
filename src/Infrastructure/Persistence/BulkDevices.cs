using System.Data;
using System.Data.Common;
using EndpointManager.Application.Access;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>Many devices at once. What is tracked is one batch at most, so that memory stays flat.</summary>
internal sealed class BulkDevices(
    AppDbContext db, DeviceReader reader, DeviceArming arming, AccessRows accesses, IDatabaseEngine engine, StorageGuard guard) : IBulkDevices
{
    private const int BatchSize = 500;

    // A statement over all devices takes longer than one of a request may.
    private static readonly TimeSpan StatementLimit = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<Device>> FindAsync(IReadOnlyCollection<MacAddress> macAddresses, CancellationToken cancellationToken)
    {
        List<Device> found = [];
        await guard.RunLongAsync(async () => found =
            await db.Devices.AsNoTracking().Where(device => macAddresses.Contains(device.MacAddress)).ToListAsync(cancellationToken));
        return found;
    }

    public Task ReadAsync(DeviceFilter filter, Action<Device> take, CancellationToken cancellationToken) => guard.RunLongAsync(async () =>
    {
        db.Database.SetCommandTimeout(StatementLimit);
        await foreach (Device device in reader.Ordered(reader.Matching(filter), filter.Sort).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            take(device);
        }
    });

    public Task WriteAsync(IAsyncEnumerable<Device> added, IAsyncEnumerable<DeviceEdit> edited, CancellationToken cancellationToken) =>
        InTransactionAsync(
            async transaction =>
            {
                await foreach (DeviceEdit[] batch in edited.Chunk(BatchSize).WithCancellation(cancellationToken))
                {
                    await EditAsync(batch, transaction.GetDbTransaction(), cancellationToken);
                }

                List<DeviceId> ids = [];
                await engine.InsertAllAsync(
                    transaction.GetDbTransaction(), DeviceRows.Table, DeviceRows.Of(Noting(added, ids), cancellationToken), cancellationToken);
                await accesses.InsertAsync(transaction.GetDbTransaction(), ids.Select(arming.Make), cancellationToken);
                return true;
            },
            cancellationToken);

    public Task<IReadOnlyList<MacAddress>> DeleteAsync(IReadOnlyList<MacAddress> macAddresses, CancellationToken cancellationToken) =>
        InTransactionAsync(
            async _ =>
            {
                HashSet<MacAddress> missing = [.. macAddresses];
                foreach (MacAddress[] batch in macAddresses.Chunk(BatchSize))
                {
                    missing.ExceptWith(await DeleteAsync(batch, cancellationToken));
                }

                return (IReadOnlyList<MacAddress>)[.. macAddresses.Where(missing.Contains)];
            },
            cancellationToken);

    public Task<long> DeleteAsync(DeviceFilter filter, long? expectedCount, CancellationToken cancellationToken) => InTransactionAsync(
        async _ =>
        {
            long deleted = await reader.Matching(filter).ExecuteDeleteAsync(cancellationToken);
            return expectedCount is { } expected && deleted != expected ? throw new DeviceCountException(deleted, expected) : deleted;
        },
        cancellationToken);

    private static async IAsyncEnumerable<Device> Noting(IAsyncEnumerable<Device> devices, List<DeviceId> ids)
    {
        await foreach (Device device in devices)
        {
            ids.Add(device.Id);
            yield return device;
        }
    }

    private async Task EditAsync(DeviceEdit[] batch, DbTransaction transaction, CancellationToken cancellationToken)
    {
        List<DeviceId> ids = [.. batch.Select(edit => edit.Id)];
        Dictionary<DeviceId, Device> devices =
            await db.Devices.Where(device => ids.Contains(device.Id)).ToDictionaryAsync(device => device.Id, cancellationToken);
        foreach (DeviceEdit edit in batch)
        {
            if (devices.GetValueOrDefault(edit.Id) is not { } device || device.Version != edit.Version)
            {
                throw new DevicesChangedException();
            }

            device.Edit(edit.Changes, edit.Time);
        }

        await db.SaveChangesAsync(cancellationToken);
        await accesses.ArmAsync(
            transaction, batch.Where(edit => edit.Changes.Password is not null).Select(edit => arming.Make(edit.Id)), cancellationToken);
        db.ChangeTracker.Clear();
    }

    // By id, so that what is counted is what was found, whatever another instance does in between.
    private async Task<List<MacAddress>> DeleteAsync(MacAddress[] batch, CancellationToken cancellationToken)
    {
        var found = await db.Devices.Where(device => batch.Contains(device.MacAddress))
            .Select(device => new { device.Id, device.MacAddress }).ToListAsync(cancellationToken);
        List<DeviceId> ids = [.. found.Select(device => device.Id)];
        int deleted = await db.Devices.Where(device => ids.Contains(device.Id)).ExecuteDeleteAsync(cancellationToken);
        return deleted == found.Count ? [.. found.Select(device => device.MacAddress)] : throw new DbUpdateConcurrencyException();
    }

    private async Task<T> InTransactionAsync<T>(Func<IDbContextTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        T result = default!;
        await guard.RunLongAsync(async () =>
        {
            db.Database.SetCommandTimeout(StatementLimit);
            using IDisposable turn = await engine.EnterWriteAsync(cancellationToken);
            await using IDbContextTransaction transaction =
                await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            try
            {
                result = await work(transaction);
                // Once asked to commit, the database is not called off: a cancelled commit may or may not have happened.
                await transaction.CommitAsync(CancellationToken.None);
            }
            catch (DbUpdateConcurrencyException)
            {
                throw new DevicesChangedException();
            }
            catch (Exception exception) when (engine.IsUniqueViolation(exception))
            {
                throw new DevicesTakenException(exception);
            }
            catch (Exception exception) when (engine.IsConflict(exception))
            {
                throw new StorageUnavailableException("Another writer was in the way. Nothing was changed.", exception);
            }
        });
        return result;
    }
}
