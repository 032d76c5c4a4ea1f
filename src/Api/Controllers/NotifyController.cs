using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Api.Jobs;
using EndpointManager.Application.Jobs;
using EndpointManager.Application.Notify;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Brands;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>Reboot and resync: phones that are told to restart or to fetch their configuration again.</summary>
[Route(Routes.Console + "/devices")]
[Tags("Reboot and resync")]
[Produces("application/json")]
public sealed class NotifyController(IMediator mediator) : ControllerBase
{
    /// <summary>Reboot a phone</summary>
    /// <remarks>
    /// Sends a SIP NOTIFY with the brand's event and waits for the answer. 200 means that whoever answered took it, which
    /// `responder` tells: the phone has not restarted yet, and a PBX's own answer is not the phone's.
    /// </remarks>
    [HttpPost("{mac}/reboot", Name = "rebootDevice")]
    [RequireScope(Scopes.DevicesReboot)]
    [ProducesResponseType<NotifyResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status502BadGateway, StatusCodes.Status504GatewayTimeout)]
    public Task<NotifyResponse> Reboot(string mac, CancellationToken cancellationToken) =>
        NotifyAsync(mac, NotifyAction.Reboot, cancellationToken);

    /// <summary>Have a phone fetch its configuration</summary>
    /// <remarks>As rebootDevice, with the event on which the brand's phones fetch their configuration without restarting.</remarks>
    [HttpPost("{mac}/resync", Name = "resyncDevice")]
    [RequireScope(Scopes.DevicesReboot)]
    [ProducesResponseType<NotifyResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status502BadGateway, StatusCodes.Status504GatewayTimeout)]
    public Task<NotifyResponse> Resync(string mac, CancellationToken cancellationToken) =>
        NotifyAsync(mac, NotifyAction.Resync, cancellationToken);

    /// <summary>Reboot many phones</summary>
    /// <remarks>
    /// Starts a job over the devices that are named or that a filter fits; `"filter": {}` fits all. It goes on at the
    /// configured rate, and after a restart of the service. None is started if one of the devices is in a running job, or
    /// being rebooted by itself.
    /// </remarks>
    [HttpPost("reboot", Name = "rebootDevices")]
    [RequireScope(Scopes.DevicesReboot)]
    [Consumes("application/json")]
    [RequestSizeLimit(BulkController.MaxDeleteBytes)]
    [ProducesResponseType<StartedJobResponse>(StatusCodes.Status202Accepted)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict)]
    public Task<IActionResult> RebootMany([FromBody] StartJobRequest body, CancellationToken cancellationToken) =>
        StartAsync(body, NotifyAction.Reboot, cancellationToken);

    /// <summary>Have many phones fetch their configuration</summary>
    /// <remarks>As rebootDevices, with the events of resyncDevice.</remarks>
    [HttpPost("resync", Name = "resyncDevices")]
    [RequireScope(Scopes.DevicesReboot)]
    [Consumes("application/json")]
    [RequestSizeLimit(BulkController.MaxDeleteBytes)]
    [ProducesResponseType<StartedJobResponse>(StatusCodes.Status202Accepted)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict)]
    public Task<IActionResult> ResyncMany([FromBody] StartJobRequest body, CancellationToken cancellationToken) =>
        StartAsync(body, NotifyAction.Resync, cancellationToken);

    private async Task<NotifyResponse> NotifyAsync(string mac, NotifyAction action, CancellationToken cancellationToken)
    {
        NotifyResult result = await mediator.Send(new NotifyDeviceCommand(mac, action), cancellationToken);
        return result.Outcome == NotifyOutcome.Accepted ? NotifyResponse.Of(result) : throw new NotifyFailedException(result);
    }

    private async Task<IActionResult> StartAsync(StartJobRequest body, NotifyAction action, CancellationToken cancellationToken)
    {
        StartedJobResponse job = await mediator.Send(new StartJobCommand(action, body.ToSelection()), cancellationToken);
        return Accepted(Routes.UrlOf(job), job);
    }
}
