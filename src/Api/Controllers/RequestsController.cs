using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>Requests: what phones asked for, and what they got.</summary>
[Route(Routes.Console + "/requests")]
[Tags("Requests")]
[Produces("application/json")]
public sealed class RequestsController(IMediator mediator) : ControllerBase
{
    /// <summary>List requests</summary>
    /// <remarks>
    /// Those of all phones, also of unknown and refused ones, newest first. A request is shown a second or two after it was
    /// made. How many are kept, and for how long, is configured.
    /// </remarks>
    [HttpGet(Name = "listRequests")]
    [RequireScope(Scopes.DevicesRead)]
    [ProducesResponseType<RequestListResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest)]
    public Task<RequestListResponse> List([FromQuery] ListRequestsQuery query, CancellationToken cancellationToken) =>
        mediator.Send(query, cancellationToken);
}
