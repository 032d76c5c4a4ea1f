using EndpointManager.Domain.Access;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>The one place where a database's word for what is taken becomes one that says what of it.</summary>
internal static class Saving
{
    /// <summary>Saves what the context tracks.</summary>
    /// <exception cref="DeviceAlreadyExistsException">Another device has the MAC address of one of the devices.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Another instance made the same key, or changed the same row, first.</exception>
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
        // Instances that start together all find that there is no key yet, and make the one that the configuration names.
        catch (DbUpdateException exception) when (engine.IsUniqueViolation(exception) && exception.Entries.Any(entry => entry.Entity is ApiKey))
        {
            throw new DbUpdateConcurrencyException("Another instance made the key first.", exception);
        }
    }
}
