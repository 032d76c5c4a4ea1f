using System.Net;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;

namespace EndpointManager.Api.Access;

/// <summary>
/// Lets into the console whoever brings a good key, from anywhere, and while no key was ever made, or where that is
/// configured, people on this machine: the connection comes from loopback and no proxy stands in between, the Host header
/// names this machine (a rebound DNS name does not), and no foreign web page made a browser send it.
/// </summary>
internal sealed class ConsoleGuard(RequestDelegate next, ServiceSettings settings, ConsoleDoor door, ConsoleLimits limits)
{
    private const string HowToGetOne =
        "Send an API key as \"Authorization: Bearer emk_...\" or in X-Api-Key. On the service's machine, the command \"keys create NAME\" "
        + "of the service's program makes one.";

    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        IPAddress? source = RequestSource.Of(context, settings.Http.TrustedProxies).Address;
        if (SentKey.IsIn(context.Request.Headers))
        {
            await AdmitKeyAsync(context, source, caller);
        }
        else
        {
            await AdmitLocalAsync(context, source, caller);
        }

        Require(context.GetEndpoint(), caller);
        await next(context);
    }

    private async Task AdmitKeyAsync(HttpContext context, IPAddress? source, Caller caller)
    {
        caller.Be(Caller.Anonymous, null, source, ScopeSet.None);
        ApiKey? key = SentKey.Read(context.Request.Headers) is { } sent
            ? await limits.LookUpAsync(source, () => door.FindAsync(sent, context.RequestAborted), context.RequestAborted)
            : null;
        if (key is null)
        {
            limits.CountFailure(source);
            throw new UnauthorizedException("The API key is not valid. " + HowToGetOne);
        }

        caller.Be(Caller.OfKey(key.Id), key.Name.Value, source, key.Scopes);
        limits.CountRequest(key.Id);
    }

    private async Task AdmitLocalAsync(HttpContext context, IPAddress? source, Caller caller)
    {
        caller.Be(Caller.Anonymous, null, source, ScopeSet.None);
        if (await ObjectionToAsync(context, source) is { } objection)
        {
            limits.CountRefusal(source);
            throw objection;
        }

        caller.Be(Caller.Loopback, null, source, ScopeSet.All);
    }

    private async Task<Exception?> ObjectionToAsync(HttpContext context, IPAddress? source)
    {
        if (source is null || !IPAddress.IsLoopback(source) || !await door.TrustsLoopbackAsync(context.RequestAborted))
        {
            return new UnauthorizedException(HowToGetOne);
        }

        if (!IsThisMachine(context.Request.Host.Host))
        {
            return new ForeignHostException("The Host header must name this machine: localhost or a loopback address.");
        }

        return IsForeignPage(context.Request.Headers) ? new ForbiddenException("The request was sent by a web page of another site.") : null;
    }

    // Where routing found nothing, or no such method, nothing is done, and whoever was let in may know.
    private static void Require(Endpoint? endpoint, Caller caller)
    {
        if (endpoint is not RouteEndpoint operation)
        {
            return;
        }

        string scope = operation.Metadata.GetMetadata<RequireScopeAttribute>()?.Scope
            ?? throw new InvalidOperationException($"The operation {operation.DisplayName} names no scope.");
        if (!caller.Has(scope))
        {
            throw new ScopeMissingException(scope);
        }
    }

    private static bool IsForeignPage(IHeaderDictionary headers) =>
        headers["Sec-Fetch-Site"].Contains("cross-site", StringComparer.OrdinalIgnoreCase)
        || (headers.Origin.Count > 0
            && !(Uri.TryCreate(headers.Origin.ToString(), UriKind.Absolute, out Uri? origin) && IsThisMachine(origin.Host)));

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
