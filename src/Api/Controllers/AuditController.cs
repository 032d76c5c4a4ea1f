using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Audit;
using EndpointManager.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>Audit: who did what, and who was refused.</summary>
[Route(Routes.Console + "/audit")]
[Tags("Audit")]
[Produces("application/json")]
public sealed class AuditController(IMediator mediator) : ControllerBase
{
    /// <summary>List the audit trail</summary>
    /// <remarks>
    /// Newest first. A change is there as soon as it is made; refusals are there a second or two later, and those that are alike
    /// share an entry a minute. How long entries are kept is configured; nothing in the API changes one.
    /// </remarks>
    [HttpGet(Name = "listAudit")]
    [RequireScope(Scopes.AuditRead)]
    [ProducesResponseType<AuditListResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest)]
    public Task<AuditListResponse> List([FromQuery] ListAuditQuery query, CancellationToken cancellationToken) =>
        mediator.Send(query, cancellationToken);
}
