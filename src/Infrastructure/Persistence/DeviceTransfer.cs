using EndpointManager.Application.Transfer;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>All devices at once. None of them is tracked, so that memory stays flat.</summary>
internal sealed class DeviceTransfer(AppDbContext db, StorageGuard guard) : IDeviceTransfer
{
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
}
