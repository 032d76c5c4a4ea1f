using EndpointManager.Application.Audit;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Persistence.Audit;

/// <summary>
/// Writes down what becomes of many devices, some hundred an entry, inside the transaction of the change. What is new is
/// named only: its later changes, and its end, tell its values.
/// </summary>
internal sealed class BulkAudit(AppDbContext db, AuditTrail audit)
{
    /// <summary>Writes down new devices.</summary>
    public async Task AddedAsync(IEnumerable<MacAddress> macAddresses, CancellationToken cancellationToken)
    {
        foreach (MacAddress[] some in macAddresses.Chunk(AuditTrail.DevicesPerEntry))
        {
            audit.AddDevices(
                AuditActions.ImportDevices, AuditTarget.Devices, [.. some.Select(mac => new DeviceChange { MacAddress = mac.ToColonForm() })]);
            await SaveAsync(cancellationToken);
        }
    }

    /// <summary>Makes an edit, and says what it changed.</summary>
    public static DeviceChange Edit(Device device, DeviceEdit edit)
    {
        string macAddress = device.MacAddress.ToColonForm();
        var before = DeviceValues.Of(device);
        device.Edit(edit.Changes, edit.Time);
        return new DeviceChange { MacAddress = macAddress, Fields = before.ChangesTo(DeviceValues.Of(device)) };
    }

    /// <summary>Writes down what edits changed, and saves them.</summary>
    public Task EditedAsync(IReadOnlyList<DeviceChange> changes, CancellationToken cancellationToken)
    {
        audit.AddDevices(AuditActions.ImportDevices, AuditTarget.Devices, changes);
        return SaveAsync(cancellationToken);
    }

    /// <summary>Writes down how many devices an import added and edited.</summary>
    public Task ImportedAsync(long added, long edited, CancellationToken cancellationToken)
    {
        audit.AddCounts(AuditActions.ImportDevices, AuditTarget.Devices, new Dictionary<string, long> { ["added"] = added, ["edited"] = edited });
        return SaveAsync(cancellationToken);
    }

    /// <summary>Writes down devices that are gone.</summary>
    public Task DeletedAsync(IReadOnlyList<Device> devices, CancellationToken cancellationToken)
    {
        audit.AddDevices(AuditActions.BulkDeleteDevices, AuditTarget.Devices, [.. devices.Select(device => new DeviceChange
        {
            MacAddress = device.MacAddress.ToColonForm(),
            Fields = DeviceValues.Of(device).ChangesTo(DeviceValues.None),
        })]);
        return SaveAsync(cancellationToken);
    }

    /// <summary>Writes down how many devices a deletion took, if it took any.</summary>
    public async Task DeletedAsync(long count, CancellationToken cancellationToken)
    {
        if (count > 0)
        {
            audit.AddCounts(AuditActions.BulkDeleteDevices, AuditTarget.Devices, new Dictionary<string, long> { ["deleted"] = count });
            await SaveAsync(cancellationToken);
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
