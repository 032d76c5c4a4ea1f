using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>The devices, inside a unit of work.</summary>
internal sealed class DeviceRepository(AppDbContext db, IDatabaseEngine engine) : IDeviceRepository
{
    public async Task<Device?> FindAsync(MacAddress macAddress, CancellationToken cancellationToken)
    {
        if (engine.LocksRows)
        {
            await HoldAsync(macAddress, cancellationToken);
        }

        return await db.Devices.SingleOrDefaultAsync(device => device.MacAddress == macAddress, cancellationToken);
    }

    public void Add(Device device) => db.Devices.Add(device);

    public void Remove(Device device) => db.Devices.Remove(device);

    // A statement of its own: EF Core cannot append the clause to a query, and misreads the columns of a value object
    // when the query is given as SQL.
    private Task<int> HoldAsync(MacAddress macAddress, CancellationToken cancellationToken) => db.Database.ExecuteSqlRawAsync(
        "SELECT id FROM " + DeviceConfiguration.Table + " WHERE mac_address = {0} FOR UPDATE", [macAddress.Value], cancellationToken);
}
