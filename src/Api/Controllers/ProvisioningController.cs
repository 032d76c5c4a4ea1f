using EndpointManager.Api.Provisioning;
using EndpointManager.Application.Provisioning;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>The phones' side: every URL below <c>/provision</c>, all methods.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ProvisioningController(IMediator mediator) : ControllerBase
{
    /// <summary>Answers a phone that the guard let pass.</summary>
    [Route(Routes.Provision + "/{**path}")]
    public async Task Answer()
    {
        PhoneCall call = PhoneCall.Of(HttpContext);
        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method))
        {
            call.Refuse(RefusalReason.MethodNotAllowed);
            await ProvisioningResponses.WriteMethodNotAllowedAsync(HttpContext);
            return;
        }

        ProvisioningAnswer answer = await FindFileAsync(call);
        if (answer.File is { } file)
        {
            call.Serve(file, answer.Reason);
            await ProvisioningResponses.WriteFileAsync(HttpContext, file);
        }
        else
        {
            call.Refuse(answer.Reason!.Value);
            await ProvisioningResponses.WriteRefusalAsync(HttpContext, []);
        }
    }

    // The path is taken from the request, not from the route, whose binding would treat dots and slashes its own way.
    private Task<ProvisioningAnswer> FindFileAsync(PhoneCall call)
    {
        var query = new GetProvisioningFileQuery(call.Path, Request.Headers.UserAgent) { Source = call.Suspect, Token = call.Token };
        return mediator.Send(query, HttpContext.RequestAborted);
    }
}
