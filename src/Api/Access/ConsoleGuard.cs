using System.Net;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;

namespace EndpointManager.Api.Access;

/// <summary>
/// Lets only people on this machine into the console: the connection comes from loopback and no proxy stands in between,
/// the Host header names this machine (a rebound DNS name does not), and no foreign web page made a browser send it.
/// </summary>
internal sealed class ConsoleGuard(RequestDelegate next, ServiceSettings settings)
{
    private static readonly IReadOnlySet<string> AllScopes = new HashSet<string> { "devices:read", "devices:write" };

    public Task InvokeAsync(HttpContext context)
    {
        IPAddress? source = RequestSource.Of(context, settings.Http.TrustedProxies).Address;
        if (source is null || !IPAddress.IsLoopback(source))
        {
            throw new ForbiddenException("The console answers requests from the machine it runs on only.");
        }

        if (!IsThisMachine(context.Request.Host.Host))
        {
            throw new MalformedRequestException("The Host header must name this machine: localhost or a loopback address.");
        }

        if (IsForeignPage(context.Request.Headers))
        {
            throw new ForbiddenException("The request was sent by a web page of another site.");
        }

        context.RequestServices.GetRequiredService<Caller>().Be("loopback", null, source, AllScopes);
        return next(context);
    }

    private static bool IsForeignPage(IHeaderDictionary headers) =>
        headers["Sec-Fetch-Site"].Contains("cross-site", StringComparer.OrdinalIgnoreCase)
        || (headers.Origin.Count > 0
            && !(Uri.TryCreate(headers.Origin.ToString(), UriKind.Absolute, out Uri? origin) && IsThisMachine(origin.Host)));

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
