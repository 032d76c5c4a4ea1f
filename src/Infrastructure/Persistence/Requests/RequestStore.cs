using System.Data;
using System.Data.Common;
using System.Globalization;
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
    // Enough to keep up with any fleet, and few enough that neither a deadline nor anybody who writes is in danger.
    private const int RowsAtATime = 5_000;
    private const int AddressesAtATime = 500;

    // Few enough that hardly any is still an object when the garbage collector looks. The state of a phone that is in two of them is
    // written twice, soon after each other, which costs less.
    private const int RequestsInPart = 2_000;

    public Task<int> SaveAsync(RequestBatch batch, CancellationToken cancellationToken) =>
        guard.RunAsync(deadline => SaveWithinAsync(batch, deadline), cancellationToken);

    // A batch is one transaction: one of its requests stands for all. Another instance may have given the same number to another.
    public Task<bool> HoldsAsync(RequestBatch batch, CancellationToken cancellationToken) => guard.RunAsync(
        deadline =>
        {
            RecordedRequest first = batch.First;
            return db.Requests.AnyAsync(request => request.Id == first.Id && request.File == first.File && request.Address == first.Address, deadline);
        },
        cancellationToken);

    public Task<bool> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            long end = RequestNumber.FirstAt(time);
            // The bound is read first: a delete with a limit is not the same on any two engines.
            long last = await db.Requests.Where(request => request.Id < end).OrderBy(request => request.Id)
                .Select(request => request.Id).Skip(RowsAtATime - 1).FirstOrDefaultAsync(deadline);
            end = last == 0 ? end : last + 1;
            await WritingAsync(() => db.Requests.Where(request => request.Id < end).ExecuteDeleteAsync(deadline), deadline);
            return last != 0;
        },
        cancellationToken);

    public Task<IReadOnlyList<long>> FindSurplusAsync(
        IReadOnlyCollection<string> macAddresses, int count, int atMost, CancellationToken cancellationToken) => guard.RunAsync<IReadOnlyList<long>>(
        async deadline =>
        {
            string[] places = [.. Enumerable.Range(0, macAddresses.Count).Select(number => string.Create(CultureInfo.InvariantCulture, $"@mac{number}"))];
            return await ReadNumbersAsync(SurplusOf(places, count, atMost), [.. places.Zip(macAddresses.Cast<object>())], deadline);
        },
        cancellationToken);

    public Task ForgetAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken) => guard.RunAsync(
        deadline => ForgetWithinAsync(numbers, deadline), cancellationToken);

    public Task<bool> KeepNewestOfStrangersAsync(int count, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            List<long> some = await ReadNumbersAsync(OldestOfStrangers(count), [], deadline);
            await ForgetWithinAsync(some, deadline);
            return some.Count == RowsAtATime;
        },
        cancellationToken);

    public Task<bool> KeepLastSeenUnknownPhonesAsync(int count, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            List<UnknownPhone> tooMany = await db.UnknownPhones.AsNoTracking()
                .OrderByDescending(phone => phone.LastSeenAt).ThenBy(phone => phone.MacAddress)
                .Skip(count).Take(AddressesAtATime).ToListAsync(deadline);
            if (tooMany.Count == 0)
            {
                return false;
            }

            List<MacAddress> macs = [.. tooMany.Select(phone => phone.MacAddress)];
            DateTimeOffset last = tooMany[0].LastSeenAt;
            // One that was seen again meanwhile stays.
            await WritingAsync(
                () => db.UnknownPhones.Where(phone => macs.Contains(phone.MacAddress) && phone.LastSeenAt <= last).ExecuteDeleteAsync(deadline),
                deadline);
            return true;
        },
        cancellationToken);

    public Task ForgetUnknownPhonesOfDevicesAsync(CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            using IDisposable turn = await engine.EnterWriteAsync(deadline);
            return await db.UnknownPhones.Where(phone => db.Devices.Any(device => device.MacAddress == phone.MacAddress)).ExecuteDeleteAsync(deadline);
        },
        cancellationToken);

    // As literals: SQLite's driver takes each of many parameters longer than SQLite takes to delete its row.
    private async Task<int> ForgetWithinAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count == 0)
        {
            return 0;
        }

        string sql = string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {RequestConfiguration.Table} WHERE id IN ({string.Join(',', numbers)})");
        return await InTransactionAsync(_ => db.Database.ExecuteSqlRawAsync(sql, cancellationToken), cancellationToken);
    }

    // A phone that was served told which device it is. To look all of them up again costs more than to write them down, and is
    // needed only when one of the devices was deleted since: the database then refuses what its phone did.
    private async Task<int> SaveWithinAsync(RequestBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            return await InTransactionAsync(
                transaction => SaveAsync(batch, part => part.ServedDevices(), transaction, cancellationToken), cancellationToken);
        }
        catch (DbException exception) when (!engine.IsUnavailable(exception))
        {
            return await InTransactionAsync(transaction => SaveAsync(batch, _ => [], transaction, cancellationToken), cancellationToken);
        }
    }

    // Read along the index alone, from the newest request of each phone on, all phones in one go. A limit has to be there for an offset.
    // To have the oldest of all first would take SQLite as long as to find them.
    private string SurplusOf(string[] macAddresses, int count, int atMost)
    {
        string newestFirst = engine.IndexesRequestsInSections ? $"{RequestConfiguration.Section} DESC, id DESC" : "id DESC";
        IEnumerable<string> phones = macAddresses.Select(mac => string.Create(CultureInfo.InvariantCulture, $"""
            SELECT id FROM (
                SELECT id FROM {RequestConfiguration.Table} WHERE mac_address = {mac} ORDER BY {newestFirst} LIMIT {long.MaxValue} OFFSET {count}) AS phone
            """));
        return string.Create(CultureInfo.InvariantCulture, $"SELECT id FROM ({string.Join(" UNION ALL ", phones)}) AS surplus LIMIT {atMost}");
    }

    // Told by a literal: with a parameter, or as EF Core would write it, some planner does not take the index.
    private static string OldestOfStrangers(int count) => string.Create(CultureInfo.InvariantCulture, $"""
        SELECT id FROM {RequestConfiguration.Table} WHERE {RequestConfiguration.IsStrangers} AND id <= (
            SELECT id FROM {RequestConfiguration.Table} WHERE {RequestConfiguration.IsStrangers} ORDER BY id DESC LIMIT 1 OFFSET {count})
        ORDER BY id LIMIT {RowsAtATime}
        """);

    private async Task<int> SaveAsync(
        RequestBatch batch, Func<RequestPart, Dictionary<string, DeviceId>> known, DbTransaction transaction, CancellationToken cancellationToken)
    {
        int strangers = 0;
        int section = await requests.ChooseSectionAsync(transaction, batch.Count, cancellationToken);
        // Where instances wait for each other's rows, all phones are written in one order.
        foreach (RequestPart part in batch.Parts(engine.LocksRows ? batch.Count : RequestsInPart))
        {
            strangers += await SaveAsync(part, known(part), section, transaction, cancellationToken);
        }

        return strangers;
    }

    private async Task<int> SaveAsync(
        RequestPart part, Dictionary<string, DeviceId> devices, int section, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await FindDevicesAsync(part, devices, cancellationToken);
        int strangers = await requests.InsertAsync(transaction, part.Requests, devices, section, cancellationToken);
        await fetches.MergeAsync(transaction, part.Phones, devices, cancellationToken);
        await unknown.MergeAsync(transaction, part.Phones, devices, cancellationToken);
        return strangers;
    }

    // Asked inside the transaction: since a phone was answered, its device may have come or gone.
    private async Task FindDevicesAsync(RequestPart part, Dictionary<string, DeviceId> known, CancellationToken cancellationToken)
    {
        IEnumerable<MacAddress> asked = part.Requests.Select(request => request.MacAddress).OfType<string>().Where(mac => !known.ContainsKey(mac))
            .Distinct(StringComparer.Ordinal).Select(EndpointManager.Domain.Common.ParsedValue.Parse<MacAddress>);
        foreach (MacAddress[] some in asked.Chunk(AddressesAtATime))
        {
            await foreach (var device in db.Devices.AsNoTracking().Where(device => some.Contains(device.MacAddress))
                .Select(device => new { device.MacAddress, device.Id }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                known.Add(device.MacAddress.Value, device.Id);
            }
        }
    }

    // EF Core would compile a query for each number of phones that are asked for, which takes longer than the answer.
    private Task<List<long>> ReadNumbersAsync(
        string sql, (string Name, object Value)[] parameters, CancellationToken cancellationToken) => db.ConnectedAsync(
        async connection =>
        {
            await using DbCommand command = connection.CommandOf(sql, parameters);
            List<long> numbers = [];
            await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                numbers.Add(rows.GetInt64(0));
            }

            return numbers;
        },
        cancellationToken);

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
