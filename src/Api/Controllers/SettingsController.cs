using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>Settings: what the service was configured with.</summary>
[Route(Routes.Console + "/settings")]
[Tags("Settings")]
[Produces("application/json")]
public sealed class SettingsController(IMediator mediator) : ControllerBase
{
    /// <summary>Get the settings in force</summary>
    /// <remarks>No secret is among them.</remarks>
    [HttpGet(Name = "getSettings")]
    [RequireScope(Scopes.SettingsRead)]
    [ProducesResponseType<SettingsResponse>(StatusCodes.Status200OK)]
    [Fails]
    public Task<SettingsResponse> Get(CancellationToken cancellationToken) =>
        mediator.Send(new GetSettingsQuery(), cancellationToken);
}
