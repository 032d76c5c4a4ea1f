using System.Globalization;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Requests;

/// <summary>A request of a phone. Texts of the phone's own are cut, and hold no control characters.</summary>
public sealed record RequestResponse
{
    /// <summary>Its number, for telling requests apart. They are in order of time.</summary>
    /// <example>3765227650976166317</example>
    public required string Id { get; init; }

    /// <summary>When it was asked (UTC).</summary>
    /// <example>2026-01-31T08:31:00Z</example>
    public required DateTime Time { get; init; }

    /// <summary>Where it came from; null where an unknown proxy hides it.</summary>
    /// <example>10.1.2.3</example>
    public required string? Address { get; init; }

    /// <summary>The phone, from the path or else from the User-Agent; null where neither names one.</summary>
    /// <example>80:5E:C0:12:34:56</example>
    public required string? MacAddress { get; init; }

    /// <summary>The HTTP method.</summary>
    /// <example>GET</example>
    public required string Method { get; init; }

    /// <summary>The path below <c>/provision/</c>.</summary>
    /// <example>805ec0123456.cfg</example>
    public required string File { get; init; }

    /// <summary>The User-Agent header.</summary>
    /// <example>Yealink SIP-T46S 66.86.0.15 80:5e:c0:12:34:56</example>
    public required string? UserAgent { get; init; }

    /// <summary>The brand that the User-Agent names.</summary>
    /// <example>Yealink</example>
    public required string? Brand { get; init; }

    /// <summary>The model that the User-Agent names.</summary>
    /// <example>T46S</example>
    public required string? Model { get; init; }

    /// <summary>The firmware that the User-Agent names.</summary>
    /// <example>66.86.0.15</example>
    public required string? Firmware { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    /// <example>200</example>
    public required int Status { get; init; }

    /// <summary>What kind of file was served; null when none was.</summary>
    /// <example>native</example>
    public required ServedForm? ServedForm { get; init; }

    /// <summary>
    /// Why no file was served, which the phone was not told, or why none would have been if refusals were enforced; else
    /// null.
    /// </summary>
    public required RefusalReason? Reason { get; init; }

    /// <summary>Size of the body that was sent.</summary>
    /// <example>6821</example>
    public required long Bytes { get; init; }

    // Model and firmware are read from what was written down when somebody wants to see them: far fewer do than phones ask.
    internal static RequestResponse Of(RecordedRequest request, BrandCatalogue catalogue) =>
        Of(request, catalogue.Recognise(request.UserAgent, null, null));

    private static RequestResponse Of(RecordedRequest request, PhoneGuess told) => new()
    {
        Id = request.Id.ToString(CultureInfo.InvariantCulture),
        Time = request.Time.UtcDateTime,
        Address = request.Address,
        MacAddress = request.MacAddress is { } mac ? ParsedValue.Parse<MacAddress>(mac).ToColonForm() : null,
        Method = request.Method,
        File = request.File,
        UserAgent = request.UserAgent,
        Brand = told.Brand,
        Model = told.Model,
        Firmware = told.Firmware,
        Status = request.Status,
        ServedForm = request.Form,
        Reason = request.Reason,
        Bytes = request.Bytes,
    };
}

/// <summary>A page of requests, newest first.</summary>
public sealed record RequestListResponse
{
    /// <summary>The requests of this page.</summary>
    public required IReadOnlyList<RequestResponse> Items { get; init; }

    /// <summary>This page, from 1.</summary>
    /// <example>1</example>
    public required int Page { get; init; }

    /// <summary>Requests per page.</summary>
    /// <example>25</example>
    public required int PageSize { get; init; }

    /// <summary>How many requests fit in all.</summary>
    /// <example>1</example>
    public required long TotalItems { get; init; }

    /// <summary>How many pages there are; 0 when nothing fits.</summary>
    /// <example>1</example>
    public required long TotalPages { get; init; }

    internal static RequestListResponse Of(RequestPage page, RequestFilter filter, BrandCatalogue catalogue) => new()
    {
        Items = [.. page.Items.Select(request => RequestResponse.Of(request, catalogue))],
        Page = filter.Page,
        PageSize = filter.PageSize,
        TotalItems = page.TotalItems,
        TotalPages = (page.TotalItems + filter.PageSize - 1) / filter.PageSize,
    };
}
