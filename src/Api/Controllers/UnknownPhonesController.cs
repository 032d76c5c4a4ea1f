using EndpointManager.Api.Access;
using EndpointManager.Api.Devices;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>Unknown phones: those that asked and are no devices.</summary>
[Route(Routes.Console + "/unknown-phones")]
[Tags("Unknown phones")]
[Produces("application/json")]
public sealed class UnknownPhonesController(IMediator mediator) : ControllerBase
{
    /// <summary>List unknown phones</summary>
    /// <remarks>MAC addresses that asked from a permitted network and that no device has, last seen first.</remarks>
    [HttpGet(Name = "listUnknownPhones")]
    [RequireScope(Scopes.DevicesRead)]
    [ProducesResponseType<UnknownPhoneListResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest)]
    public Task<UnknownPhoneListResponse> List([FromQuery] ListUnknownPhonesQuery query, CancellationToken cancellationToken) =>
        mediator.Send(query, cancellationToken);

    /// <summary>Adopt an unknown phone</summary>
    /// <remarks>Makes a device of it, which is provisioned the next time it asks. Brand and model may be left out if they were guessed.</remarks>
    [HttpPost("{mac}/adopt", Name = "adoptUnknownPhone")]
    [RequireScope(Scopes.DevicesWrite)]
    [Consumes("application/json")]
    [ProducesResponseType<DeviceResponse>(StatusCodes.Status201Created)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)]
    public async Task<IActionResult> Adopt(string mac, [FromBody] AdoptUnknownPhoneRequest request, CancellationToken cancellationToken)
    {
        DeviceResponse device = await mediator.Send(new AdoptUnknownPhoneCommand(mac, request.ToFields()), cancellationToken);
        Response.Headers.ETag = EntityTags.Of(device.Version);
        return Created(Routes.UrlOf(device), device);
    }
}
