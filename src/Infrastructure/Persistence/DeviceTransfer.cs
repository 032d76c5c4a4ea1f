using EndpointManager.Application.Transfer;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>All devices at once. None of it is tracked for longer than a batch, so that memory stays flat.</summary>
internal sealed class DeviceTransfer(AppDbContext db, IDatabaseEngine engine, StorageGuard guard) : IDeviceTransfer
{
    private const int BatchSize = 500;

    public Task ReadAllAsync(Func<Device, Task> take, CancellationToken cancellationToken) => guard.RunLongAsync(
        async () =>
        {
            IAsyncEnumerable<Device> all = db.Devices.AsNoTracking().OrderBy(device => device.MacAddress).AsAsyncEnumerable();
            await foreach (Device device in all.WithCancellation(cancellationToken))
            {
                await take(device);
            }
        });

    public async Task<IReadOnlyList<MacAddress>> FindExistingAsync(
        IReadOnlyCollection<MacAddress> macAddresses, CancellationToken cancellationToken)
    {
        List<MacAddress> found = [];
        await guard.RunLongAsync(async () => found = await db.Devices.AsNoTracking().Select(device => device.MacAddress)
            .Where(mac => macAddresses.Contains(mac)).ToListAsync(cancellationToken));
        return found;
    }

    public Task AddAllAsync(IAsyncEnumerable<Device> devices, CancellationToken cancellationToken) => guard.RunLongAsync(
        async () =>
        {
            using IDisposable turn = await engine.EnterWriteAsync(cancellationToken);
            await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // Counted here: asking the change tracker would make it compare every tracked device each time.
            int inBatch = 0;
            await foreach (Device device in devices.WithCancellation(cancellationToken))
            {
                db.Devices.Add(device);
                if (++inBatch == BatchSize)
                {
                    await SaveBatchAsync(cancellationToken);
                    inBatch = 0;
                }
            }

            await SaveBatchAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
        });

    private async Task SaveBatchAsync(CancellationToken cancellationToken)
    {
        await db.SaveAsync(engine, cancellationToken);
        db.ChangeTracker.Clear();
    }
}
