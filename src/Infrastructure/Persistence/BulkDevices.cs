using System.Data;
using System.Data.Common;
using System.Globalization;
using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Access;
using EndpointManager.Infrastructure.Persistence.Audit;
using EndpointManager.Infrastructure.Persistence.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>Many devices at once. What is tracked is one batch at most, so that memory stays flat.</summary>
internal sealed class BulkDevices(
    AppDbContext db,
    DeviceReader reader,
    DeviceArming arming,
    AccessRows accesses,
    ISecretKeys keys,
    IDatabaseEngine engine,
    StorageGuard guard,
    BulkAudit audit) : IBulkDevices
{
    private const int BatchSize = AuditTrail.DevicesPerEntry;

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
                var passwords = new CurrentPasswords(keys);
                long edits = 0;
                IAsyncEnumerable<DeviceEdit> resealed = edited.Select(edit => Sealed(edit, passwords));
                await foreach (DeviceEdit[] batch in resealed.Chunk(BatchSize).WithCancellation(cancellationToken))
                {
                    await EditAsync(batch, transaction.GetDbTransaction(), cancellationToken);
                    edits += batch.Length;
                }

                List<AddedDevice> all = [];
                IAsyncEnumerable<object?[]> rows = DeviceRows.Of(Noting(added, all), passwords, cancellationToken);
                await engine.InsertAllAsync(transaction.GetDbTransaction(), DeviceRows.Table, rows, cancellationToken);
                if (arming.NeedsAccesses)
                {
                    await accesses.InsertAsync(transaction.GetDbTransaction(), all.Select(device => arming.Make(device.Id)), cancellationToken);
                }

                await audit.AddedAsync(all.Select(device => device.MacAddress), cancellationToken);
                await audit.ImportedAsync(all.Count, edits, cancellationToken);
                passwords.RequireCurrent();
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
                    missing.ExceptWith(await DeleteAsync(db.Devices.Where(device => batch.Contains(device.MacAddress)), cancellationToken));
                }

                await audit.DeletedAsync(macAddresses.Count - missing.Count, cancellationToken);
                return (IReadOnlyList<MacAddress>)[.. macAddresses.Where(missing.Contains)];
            },
            cancellationToken);

    public Task<long> DeleteAsync(DeviceFilter filter, long? expectedCount, CancellationToken cancellationToken) => InTransactionAsync(
        async _ =>
        {
            long deleted = 0;
            List<DeviceId> all = await reader.Matching(filter).Select(device => device.Id).ToListAsync(cancellationToken);
            foreach (DeviceId[] batch in all.Chunk(BatchSize))
            {
                deleted += (await DeleteAsync(db.Devices.Where(device => batch.Contains(device.Id)), cancellationToken)).Count;
            }

            await audit.DeletedAsync(deleted, cancellationToken);
            return expectedCount is { } expected && deleted != expected ? throw new DeviceCountException(deleted, expected) : deleted;
        },
        cancellationToken);

    private static DeviceEdit Sealed(DeviceEdit edit, CurrentPasswords passwords) => edit.Changes.Password is { } password
        ? edit with { Changes = edit.Changes with { Password = passwords.Of(edit.Id, password) } }
        : edit;

    // What is needed of all after the last, and little enough: an engine that copies takes nothing else meanwhile.
    private static async IAsyncEnumerable<Device> Noting(IAsyncEnumerable<Device> devices, List<AddedDevice> all)
    {
        await foreach (Device device in devices)
        {
            all.Add(AddedDevice.Of(device));
            yield return device;
        }
    }

    private async Task EditAsync(DeviceEdit[] batch, DbTransaction transaction, CancellationToken cancellationToken)
    {
        List<DeviceId> ids = [.. batch.Select(edit => edit.Id)];
        Dictionary<DeviceId, Device> devices =
            await db.Devices.Where(device => ids.Contains(device.Id)).ToDictionaryAsync(device => device.Id, cancellationToken);
        List<DeviceChange> changes = [];
        foreach (DeviceEdit edit in batch)
        {
            if (devices.GetValueOrDefault(edit.Id) is not { } device || device.Version != edit.Version)
            {
                throw new DevicesChangedException();
            }

            changes.Add(BulkAudit.Edit(device, edit));
        }

        await audit.EditedAsync(changes, cancellationToken);
        await accesses.ArmAsync(
            transaction, batch.Where(edit => edit.Changes.Password is not null).Select(edit => arming.Make(edit.Id)), cancellationToken);
    }

    // By id, so that what is counted is what was found, whatever another instance does in between.
    private async Task<List<MacAddress>> DeleteAsync(IQueryable<Device> some, CancellationToken cancellationToken)
    {
        List<Device> found = await some.AsNoTracking().ToListAsync(cancellationToken);
        if (found.Count == 0)
        {
            return [];
        }

        List<DeviceId> ids = [.. found.Select(device => device.Id)];
        int deleted = await db.Devices.Where(device => ids.Contains(device.Id)).ExecuteDeleteAsync(cancellationToken);
        await audit.DeletedAsync(found, cancellationToken);
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

    // A device in 24 bytes, for there may be a million.
    private readonly record struct AddedDevice(DeviceId Id, ulong Mac)
    {
        public MacAddress MacAddress => ParsedValue.Parse<MacAddress>(Mac.ToString("x12", CultureInfo.InvariantCulture));

        public static AddedDevice Of(Device device) =>
            new(device.Id, ulong.Parse(device.MacAddress.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }
}
