using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Requests;

/// <summary>Lists the requests of one device's phone, newest first.</summary>
/// <param name="Mac">The device's MAC address in any writing.</param>
/// <param name="Page">The page, from 1, as typed.</param>
/// <param name="PageSize">Requests per page, as typed.</param>
public sealed record ListDeviceRequestsQuery(string Mac, string? Page, string? PageSize) : IRequest<RequestListResponse>;

internal sealed class ListDeviceRequestsValidator : FieldValidator<ListDeviceRequestsQuery>
{
    public ListDeviceRequestsValidator()
    {
        RuleFor(query => query.Mac).Custom(CheckMacInPath);
        RuleFor(query => query.Page).Custom((text, context) => CheckNumber(text, int.MaxValue, context));
        RuleFor(query => query.PageSize).Custom((text, context) => CheckNumber(text, ListDevicesQuery.MaxPageSize, context));
    }
}

internal sealed class ListDeviceRequestsHandler(IDeviceReader devices, IRequestReader requests, BrandCatalogue catalogue)
    : IRequestHandler<ListDeviceRequestsQuery, RequestListResponse>
{
    public async Task<RequestListResponse> Handle(ListDeviceRequestsQuery query, CancellationToken cancellationToken)
    {
        MacAddress mac = ParsedValue.Parse<MacAddress>(query.Mac);
        _ = await devices.FindAsync(mac, cancellationToken) ?? throw new DeviceNotFoundException(mac);
        RequestFilter filter = RequestFilter.OfPage(query.Page, query.PageSize) with { MacAddress = mac };
        return RequestListResponse.Of(await requests.ListAsync(filter, cancellationToken), filter, catalogue);
    }
}
