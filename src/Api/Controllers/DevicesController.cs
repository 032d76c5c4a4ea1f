using EndpointManager.Api.Access;
using EndpointManager.Api.Devices;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>Devices: the phones that are provisioned.</summary>
[Route(Routes.Console + "/devices")]
[Tags("Devices")]
[Produces("application/json")]
public sealed class DevicesController(IMediator mediator) : ControllerBase
{
    /// <summary>List devices</summary>
    /// <remarks>A page past the end is empty. Search is without regard to case but to accents.</remarks>
    [HttpGet(Name = "listDevices")]
    [RequireScope(Scopes.DevicesRead)]
    [ProducesResponseType<DeviceListResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest)]
    public Task<DeviceListResponse> List([FromQuery] ListDevicesQuery query, CancellationToken cancellationToken) =>
        mediator.Send(query, cancellationToken);

    /// <summary>Add a device</summary>
    /// <remarks>Its phone is provisioned the next time it asks.</remarks>
    [HttpPost(Name = "addDevice")]
    [RequireScope(Scopes.DevicesWrite)]
    [Consumes("application/json")]
    [ProducesResponseType<DeviceResponse>(StatusCodes.Status201Created)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict)]
    public async Task<IActionResult> Add([FromBody] AddDeviceRequest request, CancellationToken cancellationToken)
    {
        DeviceResponse device = await mediator.Send(new AddDeviceCommand(request.ToFields()), cancellationToken);
        Response.Headers.ETag = EntityTags.Of(device.Version);
        return Created(Routes.UrlOf(device), device);
    }

    /// <summary>Get a device</summary>
    [HttpGet("{mac}", Name = "getDevice")]
    [RequireScope(Scopes.DevicesRead)]
    [ProducesResponseType<DeviceResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Get(string mac, CancellationToken cancellationToken)
    {
        DeviceResponse device = await mediator.Send(new GetDeviceQuery(mac), cancellationToken);
        Response.Headers.ETag = EntityTags.Of(device.Version);
        return EntityTags.IsKnown(Request.Headers.IfNoneMatch, device.Version)
            ? StatusCode(StatusCodes.Status304NotModified)
            : Ok(device);
    }

    /// <summary>Edit a device</summary>
    /// <remarks>Members that are left out stay as they are. Without If-Match the last writer wins.</remarks>
    [HttpPatch("{mac}", Name = "editDevice")]
    [RequireScope(Scopes.DevicesWrite)]
    [Consumes("application/json", "application/merge-patch+json")]
    [ProducesResponseType<DeviceResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed)]
    public async Task<IActionResult> Edit(string mac, [FromBody] EditDeviceRequest request, CancellationToken cancellationToken)
    {
        var command = new EditDeviceCommand(mac, request.ToFields(), EntityTags.Expected(Request.Headers.IfMatch));
        DeviceResponse device = await mediator.Send(command, cancellationToken);
        Response.Headers.ETag = EntityTags.Of(device.Version);
        if (device.MacAddress != ParsedValue.Parse<MacAddress>(mac).ToColonForm())
        {
            Response.Headers.ContentLocation = Routes.UrlOf(device);
        }

        return Ok(device);
    }

    /// <summary>Edit a device (for clients that cannot PATCH)</summary>
    /// <remarks>As editDevice.</remarks>
    [HttpPost("{mac}/edit", Name = "editDevicePost")]
    [RequireScope(Scopes.DevicesWrite)]
    [Consumes("application/json", "application/merge-patch+json")]
    [ProducesResponseType<DeviceResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed)]
    public Task<IActionResult> EditPost(string mac, [FromBody] EditDeviceRequest request, CancellationToken cancellationToken) =>
        Edit(mac, request, cancellationToken);

    /// <summary>Delete a device</summary>
    /// <remarks>Its phone gets 404 from then on and keeps the configuration it has.</remarks>
    [HttpDelete("{mac}", Name = "deleteDevice")]
    [RequireScope(Scopes.DevicesWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed)]
    public async Task<IActionResult> Delete(string mac, CancellationToken cancellationToken)
    {
        await mediator.Send(new DeleteDeviceCommand(mac, EntityTags.Expected(Request.Headers.IfMatch)), cancellationToken);
        return NoContent();
    }

    /// <summary>Delete a device (for clients that cannot DELETE)</summary>
    /// <remarks>As deleteDevice.</remarks>
    [HttpPost("{mac}/delete", Name = "deleteDevicePost")]
    [RequireScope(Scopes.DevicesWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed)]
    public Task<IActionResult> DeletePost(string mac, CancellationToken cancellationToken) => Delete(mac, cancellationToken);

    /// <summary>List the requests of a device's phone</summary>
    /// <remarks>Those that named its MAC address, served or refused, newest first. How many are kept, and for how long, is configured.</remarks>
    [HttpGet("{mac}/requests", Name = "listDeviceRequests")]
    [RequireScope(Scopes.DevicesRead)]
    [ProducesResponseType<RequestListResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)]
    public Task<RequestListResponse> ListRequests(
        string mac, [FromQuery] string? page, [FromQuery] string? pageSize, CancellationToken cancellationToken) =>
        mediator.Send(new ListDeviceRequestsQuery(mac, page, pageSize), cancellationToken);
}
