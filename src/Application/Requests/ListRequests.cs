using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Requests;

/// <summary>Lists the requests of all phones, newest first. The members are those of the query string, as typed.</summary>
public sealed record ListRequestsQuery : IRequest<RequestListResponse>
{
    /// <summary>The page, from 1.</summary>
    public string? Page { get; init; }

    /// <summary>Requests per page.</summary>
    public string? PageSize { get; init; }

    /// <summary>Only those answered with this HTTP status.</summary>
    public string? Status { get; init; }

    /// <summary>Only those refused for this reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Only those from this address.</summary>
    public string? Address { get; init; }

    /// <summary>Only those of this phone.</summary>
    public string? Mac { get; init; }

    /// <summary>Only those at this time (RFC 3339) or after it.</summary>
    public string? Since { get; init; }
}

internal sealed class ListRequestsValidator : FieldValidator<ListRequestsQuery>
{
    public ListRequestsValidator()
    {
        RuleFor(query => query.Page).Custom((text, context) => CheckNumber(text, int.MaxValue, context));
        RuleFor(query => query.PageSize).Custom((text, context) => CheckNumber(text, ListDevicesQuery.MaxPageSize, context));
        RuleFor(query => query.Status).Custom(CheckStatus);
        RuleFor(query => query.Reason).Custom(CheckReason);
        RuleFor(query => query.Address).Custom(CheckAddress);
        RuleFor(query => query.Mac).Custom(CheckMac);
        RuleFor(query => query.Since).Custom(CheckSince);
    }

    private static void CheckStatus(string? text, ValidationContext<ListRequestsQuery> context)
    {
        if (!string.IsNullOrEmpty(text) && RequestFilters.Status(text) is null)
        {
            Fail(context, "Must be an HTTP status from 100 to 599.");
        }
    }

    private static void CheckReason(string? text, ValidationContext<ListRequestsQuery> context)
    {
        if (!string.IsNullOrEmpty(text) && !RefusalReasons.TryParse(text, out _))
        {
            Fail(context, $"Must be one of: {string.Join(", ", RefusalReasons.Names)}.");
        }
    }

    private static void CheckAddress(string? text, ValidationContext<ListRequestsQuery> context)
    {
        if (!string.IsNullOrEmpty(text) && RequestFilters.Address(text) is null)
        {
            Fail(context, "Must be an IPv4 or IPv6 address.");
        }
    }

    private static void CheckMac(string? text, ValidationContext<ListRequestsQuery> context)
    {
        if (!string.IsNullOrEmpty(text))
        {
            CheckMacInPath(text, context);
        }
    }

    private static void CheckSince(string? text, ValidationContext<ListRequestsQuery> context)
    {
        if (!string.IsNullOrEmpty(text) && RequestFilters.Time(text) is null)
        {
            Fail(context, RequestFilters.TimeHint);
        }
    }
}

internal sealed class ListRequestsHandler(IRequestReader requests, BrandCatalogue catalogue) : IRequestHandler<ListRequestsQuery, RequestListResponse>
{
    public async Task<RequestListResponse> Handle(ListRequestsQuery query, CancellationToken cancellationToken)
    {
        RequestFilter filter = RequestFilter.OfPage(query.Page, query.PageSize) with
        {
            Status = RequestFilters.Status(query.Status),
            Reason = RefusalReasons.TryParse(query.Reason ?? "", out RefusalReason reason) ? reason : null,
            Address = RequestFilters.Address(query.Address),
            MacAddress = MacAddress.TryParse(query.Mac, out MacAddress? mac) ? mac : null,
            Since = RequestFilters.Time(query.Since),
        };
        return RequestListResponse.Of(await requests.ListAsync(filter, cancellationToken), filter, catalogue);
    }
}

/// <summary>Strict reading of the filters; null for what is none.</summary>
internal static class RequestFilters
{
    /// <summary>What a time has to look like, for whoever typed another.</summary>
    public const string TimeHint = "Must be a time such as 2026-01-31T08:30:00Z or, with + written as %2B, 2026-01-31T09:30:00%2B01:00.";

    // RFC 3339 section 5.6.
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    public static int? Status(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 100 and <= 599 ? status : null;

    // In the form that addresses are written down in. .NET takes 127.1 for one; it is not what it gives back.
    public static string? Address(string? text) => ParseAddress(text)?.ToString();

    public static IPAddress? ParseAddress(string? text) =>
        IPAddress.TryParse(text, out IPAddress? address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text)
            ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address
            : null;

    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(
            text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;
}
