using EndpointManager.Application.Provisioning;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EndpointManager.Api.Provisioning;

/// <summary>
/// The few answers that phones get. Each has a Content-Length and no encoding, for old HTTP clients, and every refusal
/// is the same to the byte: whoever asks learns nothing from it.
/// </summary>
internal static class ProvisioningResponses
{
    private const string PlainText = "text/plain; charset=utf-8";

    private static readonly byte[] NotFoundBody = "Not Found\n"u8.ToArray();
    private static readonly byte[] UnauthorizedBody = "Unauthorized\n"u8.ToArray();
    private static readonly byte[] UnavailableBody = "Service Unavailable\n"u8.ToArray();

    /// <summary>The file, or 304 when the phone has it.</summary>
    public static Task WriteFileAsync(HttpContext context, ServedFile served)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ETag = served.EntityTag;
        headers.CacheControl = "no-store";
        if (served.VariesByUserAgent)
        {
            headers.Vary = HeaderNames.UserAgent;
        }

        if (IsKnown(context.Request, served.EntityTag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return WriteBodyAsync(context, served.File.ContentType, served.File.Content);
    }

    /// <summary>404, whatever the reason; 401 where credentials would help.</summary>
    /// <param name="context">The request.</param>
    /// <param name="challenges">How to come with credentials; empty where none help.</param>
    public static Task WriteRefusalAsync(HttpContext context, IReadOnlyList<string> challenges)
    {
        context.Response.StatusCode = challenges.Count == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status401Unauthorized;
        context.Response.Headers.CacheControl = "no-store";
        if (challenges.Count > 0)
        {
            context.Response.Headers.WWWAuthenticate = new StringValues([.. challenges]);
        }

        return WriteBodyAsync(context, PlainText, challenges.Count == 0 ? NotFoundBody : UnauthorizedBody);
    }

    /// <summary>405. The connection ends with it, so that an upload need not be read to its end.</summary>
    public static Task WriteMethodNotAllowedAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        context.Response.Headers.Connection = "close";
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    /// <summary>503: the phone keeps what it has and comes again.</summary>
    public static Task WriteUnavailableAsync(HttpContext context, string retryAfterSeconds)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.RetryAfter = retryAfterSeconds;
        return WriteBodyAsync(context, PlainText, UnavailableBody);
    }

    private static Task WriteBodyAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    // RFC 9110 section 13.1.2: a weak comparison over a list, or any tag.
    private static bool IsKnown(HttpRequest request, string entityTag)
    {
        if (request.Headers.IfNoneMatch.Count == 0)
        {
            return false;
        }

        var current = new EntityTagHeaderValue(entityTag);
        return EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch!, out IList<EntityTagHeaderValue>? known)
            && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false));
    }
}
