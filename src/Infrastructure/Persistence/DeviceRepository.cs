using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>The devices, inside a unit of work.</summary>
internal sealed class DeviceRepository(AppDbContext db) : IDeviceRepository
{
    public Task<Device?> FindAsync(MacAddress macAddress, CancellationToken cancellationToken) =>
        db.Devices.SingleOrDefaultAsync(device => device.MacAddress == macAddress, cancellationToken);

    public void Add(Device device) => db.Devices.Add(device);

    public void Remove(Device device) => db.Devices.Remove(device);
}
