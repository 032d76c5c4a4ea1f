using System.Security.Authentication;
using EndpointManager.Api.Errors;
using Microsoft.AspNetCore.Connections.Features;

namespace EndpointManager.Api.Access;

/// <summary>
/// What browsers are told of everything that they may show: no page of others may frame, run or read it. Phones are spared: some
/// stumble over headers that they do not know.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // The page of the OpenAPI document brings its scripts and styles as files, and draws with styles of its own and small images.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(Routes.Provision))
        {
            return next(context);
        }

        // At the last moment: an answer that turns into a problem is cleared first.
        context.Response.OnStarting(Add, context);
        return context.Features.Get<ITlsHandshakeFeature>() is { Protocol: < SslProtocols.Tls12 }
            ? throw new ForbiddenException("The console needs TLS 1.2 or newer.")
            : next(context);
    }

    private static Task Add(object state)
    {
        var context = (HttpContext)state;
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (context.Request.Path.StartsWithSegments(Routes.ConsoleRoot))
        {
            headers.CacheControl = "no-store";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return Task.CompletedTask;
    }
}
