using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Dhcp;
using EndpointManager.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>DHCP: how phones learn where to ask.</summary>
[Route(Routes.Console + "/dhcp")]
[Tags("DHCP")]
[Produces("application/json")]
public sealed class DhcpController(IMediator mediator) : ControllerBase
{
    /// <summary>Get the configuration for a DHCP server</summary>
    /// <remarks>It hands the configured URL to the phones of the known brands, in options 66 and 160, and leaves other clients alone.</remarks>
    [HttpGet(Name = "getDhcpSnippet")]
    [RequireScope(Scopes.DevicesRead)]
    [ProducesResponseType<DhcpSnippetResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest)]
    public Task<DhcpSnippetResponse> Get([FromQuery] GetDhcpSnippetQuery query, CancellationToken cancellationToken) =>
        mediator.Send(query, cancellationToken);
}
