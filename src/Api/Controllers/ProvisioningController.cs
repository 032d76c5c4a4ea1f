using EndpointManager.Api.Access;
using EndpointManager.Api.Provisioning;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>The phones' side: every URL below <c>/provision</c>, all methods.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ProvisioningController(IMediator mediator, ServiceSettings settings) : ControllerBase
{
    /// <summary>Answers a phone. Who may ask is decided before anything is looked up.</summary>
    [Route(Routes.Provision + "/{**path}")]
    public async Task Answer()
    {
        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method))
        {
            await ProvisioningResponses.WriteMethodNotAllowedAsync(HttpContext);
        }
        else if (IsLocal() && await FindFileAsync() is { } served)
        {
            await ProvisioningResponses.WriteFileAsync(HttpContext, served);
        }
        else
        {
            await ProvisioningResponses.WriteNotFoundAsync(HttpContext);
        }
    }

    private bool IsLocal() =>
        RequestSource.Of(HttpContext, settings.Http.TrustedProxies).Address is { } source && LocalNetworks.Contain(source);

    // The path is taken from the request, not from the route, whose binding would treat dots and slashes its own way.
    private Task<ServedFile?> FindFileAsync()
    {
        string path = Request.Path.Value![Routes.Provision.Length..];
        return mediator.Send(new GetProvisioningFileQuery(path, Request.Headers.UserAgent), HttpContext.RequestAborted);
    }
}
