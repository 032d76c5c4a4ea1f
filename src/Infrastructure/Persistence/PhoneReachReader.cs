using System.Net;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Notify;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>What the tables tell of where phones are. Each question is one look into an index.</summary>
internal sealed class PhoneReachReader(AppDbContext db, StorageGuard guard) : IPhoneReachReader
{
    public Task<PhoneReach> FindAsync(Device device, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            DeviceFetch? fetch = await db.Fetches.AsNoTracking().SingleOrDefaultAsync(fetch => fetch.DeviceId == device.Id, deadline);
            string? address = fetch?.DeliveredAddress;
            return new PhoneReach(
                address is null ? null : IPAddress.Parse(address),
                address is null ? null : fetch!.DeliveredAt,
                address is not null && await IsSharedAsync(address, device.Id, deadline),
                await IsAccountSharedAsync(device, deadline));
        },
        cancellationToken);

    private Task<bool> IsSharedAsync(string address, DeviceId device, CancellationToken cancellationToken) =>
        db.Fetches.AnyAsync(fetch => fetch.DeliveredAddress == address && fetch.DeviceId != device, cancellationToken);

    // By the column that has an index, and then exactly.
    private Task<bool> IsAccountSharedAsync(Device device, CancellationToken cancellationToken)
    {
        string key = DeviceSearchColumns.Fold(device.Account.Username.Value);
        (DeviceId id, SipUsername username, ServerAddress server) = (device.Id, device.Account.Username, device.Account.Server);
        return db.Devices.AnyAsync(
            other => EF.Property<string>(other, DeviceSearchColumns.UsernameKey) == key
                && other.Account.Username == username && other.Account.Server == server && other.Id != id,
            cancellationToken);
    }
}
