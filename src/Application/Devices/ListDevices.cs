using EndpointManager.Application.Common;
using EndpointManager.Domain.Brands;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Devices;

/// <summary>Lists devices page by page. The members are those of the query string, as typed.</summary>
public sealed record ListDevicesQuery : IRequest<DeviceListResponse>
{
    /// <summary>Devices per page unless asked otherwise.</summary>
    public const int DefaultPageSize = 25;

    /// <summary>Most devices per page.</summary>
    public const int MaxPageSize = 200;

    /// <summary>Longest search text in characters.</summary>
    public const int MaxSearchLength = 100;

    /// <summary>The page, from 1.</summary>
    public string? Page { get; init; }

    /// <summary>Devices per page.</summary>
    public string? PageSize { get; init; }

    /// <summary>Text to look for.</summary>
    public string? Search { get; init; }

    /// <summary>Only this brand.</summary>
    public string? Brand { get; init; }

    /// <summary>Only this model.</summary>
    public string? Model { get; init; }

    /// <summary>Only devices whose phone has got what it would get now (<c>true</c>), or not (<c>false</c>), or nothing (<c>never</c>).</summary>
    public string? UpToDate { get; init; }

    /// <summary>The order.</summary>
    public string? Sort { get; init; }
}

/// <summary>A page of devices.</summary>
public sealed record DeviceListResponse
{
    /// <summary>The devices of this page.</summary>
    public required IReadOnlyList<DeviceResponse> Items { get; init; }

    /// <summary>This page, from 1.</summary>
    /// <example>1</example>
    public required int Page { get; init; }

    /// <summary>Devices per page.</summary>
    /// <example>25</example>
    public required int PageSize { get; init; }

    /// <summary>How many devices fit in all.</summary>
    /// <example>1</example>
    public required long TotalItems { get; init; }

    /// <summary>How many pages there are; 0 when nothing fits.</summary>
    /// <example>1</example>
    public required long TotalPages { get; init; }
}

internal sealed class ListDevicesValidator : FieldValidator<ListDevicesQuery>
{
    public ListDevicesValidator()
    {
        RuleFor(query => query.Page).Custom((text, context) => CheckNumber(text, int.MaxValue, context));
        RuleFor(query => query.PageSize).Custom((text, context) => CheckNumber(text, ListDevicesQuery.MaxPageSize, context));
        RuleFor(query => query.Search).Custom(CheckSearch);
        RuleFor(query => query.Brand).Custom(CheckText);
        RuleFor(query => query.Model).Custom(CheckText);
        RuleFor(query => query.UpToDate).Custom(CheckUpToDate);
        RuleFor(query => query.Sort).Custom(CheckSort);
    }

    private static void CheckSearch(string? text, ValidationContext<ListDevicesQuery> context)
    {
        if (text?.Length > ListDevicesQuery.MaxSearchLength)
        {
            Fail(context, $"Must be at most {ListDevicesQuery.MaxSearchLength} characters long.");
        }

        CheckText(text, context);
    }

    // No device holds a control character. A line break would match across two searched members, and PostgreSQL takes no NUL.
    private static void CheckText(string? text, ValidationContext<ListDevicesQuery> context)
    {
        if (text?.Any(char.IsControl) == true)
        {
            Fail(context, "Must not hold control characters.");
        }
    }

    private static void CheckUpToDate(string? text, ValidationContext<ListDevicesQuery> context)
    {
        if (!string.IsNullOrEmpty(text) && !DeliveryStates.TryParse(text, out _))
        {
            Fail(context, $"Must be one of: {string.Join(", ", DeliveryStates.Names)}.");
        }
    }

    private static void CheckSort(string? text, ValidationContext<ListDevicesQuery> context)
    {
        if (!string.IsNullOrEmpty(text) && !DeviceSort.TryParse(text, out _))
        {
            Fail(context, $"Must be one of: {string.Join(", ", DeviceSort.Names)}.");
        }
    }
}

internal sealed class ListDevicesHandler(IDeviceReader devices, BrandCatalogue catalogue, DeviceResponses responses)
    : IRequestHandler<ListDevicesQuery, DeviceListResponse>
{
    public async Task<DeviceListResponse> Handle(ListDevicesQuery query, CancellationToken cancellationToken)
    {
        DeviceFilter filter = FilterOf(query, catalogue);
        DevicePage page = await devices.ListAsync(filter, cancellationToken);
        return new DeviceListResponse
        {
            Items = await responses.OfAsync(page.Items, cancellationToken),
            Page = filter.Page,
            PageSize = filter.PageSize,
            TotalItems = page.TotalItems,
            TotalPages = (page.TotalItems + filter.PageSize - 1) / filter.PageSize,
        };
    }

    /// <summary>What a query means, once it was validated.</summary>
    public static DeviceFilter FilterOf(ListDevicesQuery query, BrandCatalogue catalogue)
    {
        PageNumber.TryParse(query.Page, 1, int.MaxValue, out int page);
        PageNumber.TryParse(query.PageSize, ListDevicesQuery.DefaultPageSize, ListDevicesQuery.MaxPageSize, out int pageSize);
        return new DeviceFilter
        {
            Page = page,
            PageSize = pageSize,
            Search = string.IsNullOrWhiteSpace(query.Search) ? null : query.Search.Trim(),
            Brand = catalogue.SpellBrand(query.Brand),
            Model = catalogue.SpellModel(query.Model),
            State = DeliveryStates.TryParse(query.UpToDate ?? "", out DeliveryState state) ? state : null,
            Sort = DeviceSort.TryParse(query.Sort ?? "", out DeviceSort? sort) ? sort : new DeviceSort(DeviceSortKey.MacAddress, false),
        };
    }
}
