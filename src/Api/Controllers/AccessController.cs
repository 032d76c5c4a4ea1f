using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Access;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>Phones' access: when their secrets are available, and which sources are locked out.</summary>
[Route(Routes.Console)]
[Tags("Phones' access")]
[Produces("application/json")]
public sealed class AccessController(IMediator mediator) : ControllerBase
{
    /// <summary>Arm a device</summary>
    /// <remarks>
    /// Makes its secrets available to its phone for as long as the configured window says, as after a factory reset. Adding and
    /// importing a device, changing its password, rebooting and resyncing its phone do the same. Without a window the device
    /// merely counts as expected, so that a lock-out of the phone's network spares it for a day.
    /// </remarks>
    [HttpPost("devices/{mac}/arm", Name = "armDevice")]
    [RequireScope(Scopes.DevicesWrite)]
    [ProducesResponseType<DeviceResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)]
    public Task<DeviceResponse> Arm(string mac, CancellationToken cancellationToken) =>
        mediator.Send(new ArmDeviceCommand(mac), cancellationToken);

    /// <summary>List lock-outs</summary>
    /// <remarks>The sources that asked this instance for too many unknown MAC addresses, those that stay longest first.</remarks>
    [HttpGet("lockouts", Name = "listLockouts")]
    [RequireScope(Scopes.DevicesRead)]
    [ProducesResponseType<LockoutListResponse>(StatusCodes.Status200OK)]
    public Task<LockoutListResponse> ListLockouts(CancellationToken cancellationToken) =>
        mediator.Send(new ListLockoutsQuery(), cancellationToken);

    /// <summary>Clear a lock-out</summary>
    /// <remarks>Lets a source in again, at this instance. Of an IPv6 network any address will do.</remarks>
    [HttpDelete("lockouts/{address}", Name = "clearLockout")]
    [RequireScope(Scopes.DevicesWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)]
    public async Task<IActionResult> ClearLockout(string address, CancellationToken cancellationToken)
    {
        await mediator.Send(new ClearLockoutCommand(address), cancellationToken);
        return NoContent();
    }
}
