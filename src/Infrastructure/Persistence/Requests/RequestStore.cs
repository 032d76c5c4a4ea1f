using System.Data;
using System.Data.Common;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EndpointManager.Infrastructure.Persistence.Requests;

/// <summary>What phones did, written past EF Core: it would cost a phone more than its file does.</summary>
internal sealed class RequestStore(
    AppDbContext db, IDatabaseEngine engine, StorageGuard guard, RequestRows requests, FetchRows fetches, UnknownPhoneRows unknown)
    : IRequestStore
{
    // Long enough to keep up with any fleet, short enough that nobody who writes notices.
    private const int RowsAtATime = 2_000;
    private const int AddressesAtATime = 500;

    public Task<int> SaveAsync(RequestBatch batch, CancellationToken cancellationToken) =>
        guard.RunAsync(deadline => InTransactionAsync(transaction => SaveAsync(batch, transaction, deadline), deadline), cancellationToken);

    public Task<bool> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            long end = RequestNumber.FirstAt(time);
            // The bounds are read first: a delete with a limit is not the same on any two engines.
            long last = await db.Requests.Where(request => request.Id < end).OrderBy(request => request.Id)
                .Select(request => request.Id).Skip(RowsAtATime - 1).FirstOrDefaultAsync(deadline);
            bool more = last != 0;
            long until = more ? last : end - 1;
            await WritingAsync(() => db.Requests.Where(request => request.Id <= until).ExecuteDeleteAsync(deadline), deadline);
            return more;
        },
        cancellationToken);

    public Task KeepNewestAsync(IReadOnlyCollection<string> macAddresses, int count, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            foreach (string mac in macAddresses)
            {
                IQueryable<RecordedRequest> own = db.Requests.Where(request => request.MacAddress == mac);
                long first = await own.OrderByDescending(request => request.Id)
                    .Select(request => request.Id).Skip(count).FirstOrDefaultAsync(deadline);
                if (first != 0)
                {
                    await WritingAsync(() => own.Where(request => request.Id <= first).ExecuteDeleteAsync(deadline), deadline);
                }
            }

            return true;
        },
        cancellationToken);

    public Task KeepNewestStrangersAsync(int requests, int phones, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            IQueryable<RecordedRequest> strangers = db.Requests.Where(request => !EF.Property<bool>(request, RequestConfiguration.HasDevice));
            long first = await strangers.OrderByDescending(request => request.Id)
                .Select(request => request.Id).Skip(requests).FirstOrDefaultAsync(deadline);
            if (first != 0)
            {
                await WritingAsync(() => strangers.Where(request => request.Id <= first).ExecuteDeleteAsync(deadline), deadline);
            }

            UnknownPhone? tooMany = await db.UnknownPhones.AsNoTracking().OrderByDescending(phone => phone.LastSeenAt)
                .Skip(phones).FirstOrDefaultAsync(deadline);
            await WritingAsync(
                () => db.UnknownPhones
                    .Where(phone => (tooMany != null && phone.LastSeenAt <= tooMany.LastSeenAt)
                        || db.Devices.Any(device => device.MacAddress == phone.MacAddress))
                    .ExecuteDeleteAsync(deadline),
                deadline);
            return true;
        },
        cancellationToken);

    private async Task<int> SaveAsync(RequestBatch batch, DbTransaction transaction, CancellationToken cancellationToken)
    {
        Dictionary<string, DeviceId> devices = await FindDevicesAsync(batch, cancellationToken);
        int strangers = await requests.InsertAsync(transaction, batch.Requests, devices, cancellationToken);
        await fetches.MergeAsync(transaction, batch.Phones, devices, cancellationToken);
        await unknown.MergeAsync(transaction, batch.Phones, devices, cancellationToken);
        return strangers;
    }

    // Asked anew inside the transaction: since a phone was answered, its device may have come or gone.
    private async Task<Dictionary<string, DeviceId>> FindDevicesAsync(RequestBatch batch, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, DeviceId>(StringComparer.Ordinal);
        IEnumerable<MacAddress> asked = batch.Requests.Select(request => request.MacAddress).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(EndpointManager.Domain.Common.ParsedValue.Parse<MacAddress>);
        foreach (MacAddress[] part in asked.Chunk(AddressesAtATime))
        {
            await foreach (var device in db.Devices.AsNoTracking().Where(device => part.Contains(device.MacAddress))
                .Select(device => new { device.MacAddress, device.Id }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                found[device.MacAddress.Value] = device.Id;
            }
        }

        return found;
    }

    private async Task<T> InTransactionAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        using IDisposable turn = await engine.EnterWriteAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        T result = await work(transaction.GetDbTransaction());
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private async Task WritingAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        using IDisposable turn = await engine.EnterWriteAsync(cancellationToken);
        await work();
    }
}
