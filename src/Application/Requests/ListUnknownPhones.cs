using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Requests;

/// <summary>Lists the phones that asked and are no devices, last seen first. The members are those of the query string.</summary>
public sealed record ListUnknownPhonesQuery : IRequest<UnknownPhoneListResponse>
{
    /// <summary>The page, from 1.</summary>
    public string? Page { get; init; }

    /// <summary>Phones per page.</summary>
    public string? PageSize { get; init; }
}

/// <summary>
/// A phone that asked from a permitted network and is no device. All but address, count and times is what it says of itself.
/// </summary>
public sealed record UnknownPhoneResponse
{
    /// <summary>MAC address in upper case with colons.</summary>
    /// <example>80:5E:C0:12:34:57</example>
    public required string MacAddress { get; init; }

    /// <summary>Brand as guessed from User-Agent, file name or MAC address; null where nothing tells.</summary>
    /// <example>Yealink</example>
    public required string? Brand { get; init; }

    /// <summary>Model as guessed from User-Agent or file name; null where nothing tells.</summary>
    /// <example>T46S</example>
    public required string? Model { get; init; }

    /// <summary>Firmware as its User-Agent names it.</summary>
    /// <example>66.86.0.15</example>
    public required string? Firmware { get; init; }

    /// <summary>Its last User-Agent.</summary>
    /// <example>Yealink SIP-T46S 66.86.0.15 80:5e:c0:12:34:57</example>
    public required string? UserAgent { get; init; }

    /// <summary>The path below <c>/provision/</c> that it last asked for.</summary>
    /// <example>805ec0123457.cfg</example>
    public required string File { get; init; }

    /// <summary>Where it last asked from.</summary>
    /// <example>10.1.2.4</example>
    public required string Address { get; init; }

    /// <summary>How often it asked.</summary>
    /// <example>4</example>
    public required long Requests { get; init; }

    /// <summary>When it first asked (UTC).</summary>
    /// <example>2026-01-31T08:30:00Z</example>
    public required DateTime FirstSeenAt { get; init; }

    /// <summary>When it last asked (UTC).</summary>
    /// <example>2026-01-31T08:31:00Z</example>
    public required DateTime LastSeenAt { get; init; }

    internal static UnknownPhoneResponse Of(UnknownPhone phone) => new()
    {
        MacAddress = phone.MacAddress.ToColonForm(),
        Brand = phone.Brand,
        Model = phone.Model,
        Firmware = phone.Firmware,
        UserAgent = phone.UserAgent,
        File = phone.File,
        Address = phone.Address,
        Requests = phone.Requests,
        FirstSeenAt = phone.FirstSeenAt.UtcDateTime,
        LastSeenAt = phone.LastSeenAt.UtcDateTime,
    };
}

/// <summary>A page of unknown phones, last seen first.</summary>
public sealed record UnknownPhoneListResponse
{
    /// <summary>The phones of this page.</summary>
    public required IReadOnlyList<UnknownPhoneResponse> Items { get; init; }

    /// <summary>This page, from 1.</summary>
    /// <example>1</example>
    public required int Page { get; init; }

    /// <summary>Phones per page.</summary>
    /// <example>25</example>
    public required int PageSize { get; init; }

    /// <summary>How many unknown phones there are in all.</summary>
    /// <example>1</example>
    public required long TotalItems { get; init; }

    /// <summary>How many pages there are; 0 when there is no phone.</summary>
    /// <example>1</example>
    public required long TotalPages { get; init; }
}

internal sealed class ListUnknownPhonesValidator : FieldValidator<ListUnknownPhonesQuery>
{
    public ListUnknownPhonesValidator()
    {
        RuleFor(query => query.Page).Custom((text, context) => CheckNumber(text, int.MaxValue, context));
        RuleFor(query => query.PageSize).Custom((text, context) => CheckNumber(text, ListDevicesQuery.MaxPageSize, context));
    }
}

internal sealed class ListUnknownPhonesHandler(IRequestReader requests) : IRequestHandler<ListUnknownPhonesQuery, UnknownPhoneListResponse>
{
    public async Task<UnknownPhoneListResponse> Handle(ListUnknownPhonesQuery query, CancellationToken cancellationToken)
    {
        PageNumber.TryParse(query.Page, 1, int.MaxValue, out int page);
        PageNumber.TryParse(query.PageSize, ListDevicesQuery.DefaultPageSize, ListDevicesQuery.MaxPageSize, out int pageSize);
        UnknownPhonePage found = await requests.ListUnknownPhonesAsync(page, pageSize, cancellationToken);
        return new UnknownPhoneListResponse
        {
            Items = [.. found.Items.Select(UnknownPhoneResponse.Of)],
            Page = page,
            PageSize = pageSize,
            TotalItems = found.TotalItems,
            TotalPages = (found.TotalItems + pageSize - 1) / pageSize,
        };
    }
}
