using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Jobs;
using EndpointManager.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>Jobs: many phones that are notified one after the other.</summary>
[Route(Routes.Console + "/jobs")]
[Tags("Jobs")]
[Produces("application/json")]
public sealed class JobsController(IMediator mediator) : ControllerBase
{
    /// <summary>List jobs</summary>
    /// <remarks>Newest first. Finished jobs are kept for as many days as requests of phones are.</remarks>
    [HttpGet(Name = "listJobs")]
    [RequireScope(Scopes.DevicesRead)]
    [ProducesResponseType<JobListResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest)]
    public Task<JobListResponse> List([FromQuery] ListJobsQuery query, CancellationToken cancellationToken) =>
        mediator.Send(query, cancellationToken);

    /// <summary>Get a job</summary>
    [HttpGet("{id}", Name = "getJob")]
    [RequireScope(Scopes.DevicesRead)]
    [ProducesResponseType<JobResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)]
    public Task<JobResponse> Get(string id, CancellationToken cancellationToken) =>
        mediator.Send(new GetJobQuery(id), cancellationToken);

    /// <summary>List the devices of a job</summary>
    /// <remarks>In the order of their turns, with what came of each.</remarks>
    [HttpGet("{id}/items", Name = "listJobItems")]
    [RequireScope(Scopes.DevicesRead)]
    [ProducesResponseType<JobItemListResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)]
    public Task<JobItemListResponse> ListItems(
        string id, [FromQuery] string? state, [FromQuery] string? page, [FromQuery] string? pageSize, CancellationToken cancellationToken) =>
        mediator.Send(new ListJobItemsQuery(id, state, page, pageSize), cancellationToken);

    /// <summary>Cancel a job</summary>
    /// <remarks>
    /// No further phone is notified; those that were stay so, and are waited for. A job that is finished stays as it is.
    /// </remarks>
    [HttpPost("{id}/cancel", Name = "cancelJob")]
    [RequireScope(Scopes.DevicesReboot)]
    [ProducesResponseType<JobResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)]
    public Task<JobResponse> Cancel(string id, CancellationToken cancellationToken) =>
        mediator.Send(new CancelJobCommand(id), cancellationToken);
}
