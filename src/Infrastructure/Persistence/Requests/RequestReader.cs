using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.Infrastructure.Persistence.Requests;

/// <summary>What phones did, for reading.</summary>
internal sealed class RequestReader(AppDbContext db, StorageGuard guard) : IRequestReader
{
    public Task<RequestPage> ListAsync(RequestFilter filter, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            IQueryable<StoredRequest> requests = Matching(filter);
            long total = await requests.LongCountAsync(deadline);
            List<RecordedRequest> items = await PageAsync(
                requests.OrderByDescending(request => request.Id).Select(row => new RecordedRequest
                {
                    Id = row.Id,
                    Address = row.Address,
                    MacAddress = row.MacAddress,
                    Method = row.Method,
                    File = row.File,
                    UserAgent = row.UserAgent,
                    Status = row.Status,
                    Form = row.Form,
                    Reason = row.Reason,
                    Bytes = row.Bytes,
                }),
                filter.Page, filter.PageSize, total, deadline);
            return new RequestPage(items, total);
        },
        cancellationToken);

    public Task<UnknownPhonePage> ListUnknownPhonesAsync(int page, int pageSize, CancellationToken cancellationToken) => guard.RunAsync(
        async deadline =>
        {
            IQueryable<UnknownPhone> phones = UnknownPhones();
            long total = await phones.LongCountAsync(deadline);
            List<UnknownPhone> items = await PageAsync(
                phones.OrderByDescending(phone => phone.LastSeenAt).ThenBy(phone => phone.MacAddress), page, pageSize, total, deadline);
            return new UnknownPhonePage(items, total);
        },
        cancellationToken);

    public Task<UnknownPhone?> FindUnknownPhoneAsync(MacAddress macAddress, CancellationToken cancellationToken) => guard.RunAsync(
        deadline => UnknownPhones().SingleOrDefaultAsync(phone => phone.MacAddress == macAddress, deadline), cancellationToken);

    // Whoever became a device by whatever way is none any more; the row is cleared up later.
    private IQueryable<UnknownPhone> UnknownPhones() => db.UnknownPhones.AsNoTracking()
        .Where(phone => !db.Devices.Any(device => device.MacAddress == phone.MacAddress));

    private IQueryable<StoredRequest> Matching(RequestFilter filter)
    {
        IQueryable<StoredRequest> requests = db.Requests.AsNoTracking();
        if (filter.MacAddress is { Value: var mac })
        {
            requests = requests.Where(request => request.MacAddress == mac);
        }

        if (filter.Since is { } since)
        {
            long first = RequestNumber.FirstAt(since);
            requests = requests.Where(request => request.Id >= first);
        }

        if (filter.Status is { } status)
        {
            requests = requests.Where(request => request.Status == status);
        }

        if (filter.Reason is { } reason)
        {
            requests = requests.Where(request => request.Reason == reason);
        }

        return filter.Address is { } address ? requests.Where(request => request.Address == address) : requests;
    }

    private static async Task<List<T>> PageAsync<T>(
        IQueryable<T> items, int page, int pageSize, long total, CancellationToken cancellationToken)
    {
        long offset = (page - 1L) * pageSize;
        return offset >= total ? [] : await items.Skip((int)offset).Take(pageSize).ToListAsync(cancellationToken);
    }
}
