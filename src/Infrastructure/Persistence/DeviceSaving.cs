using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>The one place where a database's word for a taken MAC address becomes the domain's.</summary>
internal static class DeviceSaving
{
    /// <summary>Saves what the context tracks.</summary>
    /// <exception cref="DeviceAlreadyExistsException">Another device has the MAC address of one of the devices.</exception>
    public static async Task SaveAsync(this AppDbContext db, IDatabaseEngine engine, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (engine.IsUniqueViolation(exception) && exception.Entries is [{ Entity: Device device }, ..])
        {
            throw new DeviceAlreadyExistsException(device.MacAddress);
        }
    }
}
