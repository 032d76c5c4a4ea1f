using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Requests;

/// <summary>What phones did, for reading.</summary>
public interface IRequestReader
{
    /// <summary>One page of the requests that fit, newest first.</summary>
    Task<RequestPage> ListAsync(RequestFilter filter, CancellationToken cancellationToken);

    /// <summary>One page of the unknown phones, last seen first.</summary>
    Task<UnknownPhonePage> ListUnknownPhonesAsync(int page, int pageSize, CancellationToken cancellationToken);

    /// <summary>The unknown phone with this MAC address.</summary>
    Task<UnknownPhone?> FindUnknownPhoneAsync(MacAddress macAddress, CancellationToken cancellationToken);
}

/// <summary>A page of requests.</summary>
/// <param name="Items">The requests of the page.</param>
/// <param name="TotalItems">How many requests fit in all.</param>
public sealed record RequestPage(IReadOnlyList<RecordedRequest> Items, long TotalItems);

/// <summary>A page of unknown phones.</summary>
/// <param name="Items">The phones of the page.</param>
/// <param name="TotalItems">How many there are in all.</param>
public sealed record UnknownPhonePage(IReadOnlyList<UnknownPhone> Items, long TotalItems);

/// <summary>Which requests to list. What is null does not matter.</summary>
public sealed record RequestFilter
{
    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Requests per page.</summary>
    public required int PageSize { get; init; }

    /// <summary>All requests, of the page that a checked query string asks for.</summary>
    internal static RequestFilter OfPage(string? page, string? pageSize)
    {
        PageNumber.TryParse(page, 1, int.MaxValue, out int number);
        PageNumber.TryParse(pageSize, ListDevicesQuery.DefaultPageSize, ListDevicesQuery.MaxPageSize, out int size);
        return new RequestFilter { Page = number, PageSize = size };
    }

    /// <summary>Only those of this phone.</summary>
    public MacAddress? MacAddress { get; init; }

    /// <summary>Only those answered with this HTTP status.</summary>
    public int? Status { get; init; }

    /// <summary>Only those refused for this reason.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>Only those from this address, in its canonical form.</summary>
    public string? Address { get; init; }

    /// <summary>Only those at this time or after it.</summary>
    public DateTimeOffset? Since { get; init; }
}
