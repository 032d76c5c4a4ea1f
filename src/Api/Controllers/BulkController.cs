using EndpointManager.Api.Access;
using EndpointManager.Api.Bulk;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>Bulk: many devices at once.</summary>
[Route(Routes.Console + "/devices")]
[Tags("Bulk")]
public sealed class BulkController(IMediator mediator) : ControllerBase
{
    /// <summary>Most bytes of an import.</summary>
    internal const int MaxImportBytes = 64 * 1024 * 1024;

    /// <summary>Most bytes of a list of devices to delete.</summary>
    internal const int MaxDeleteBytes = 1024 * 1024;

    /// <summary>Import devices</summary>
    /// <remarks>
    /// All rows or none, as CSV or as a JSON array of devices; each row is checked as addDevice does. With `mode=upsert` a row
    /// whose MAC address a device has edits it: what is left out or empty stays as it is, and so does a password that is left
    /// out or the mask. An export is edited and imported that way. With `dryRun=true` nothing changes, and the answer says what
    /// becomes of each row. A body may have 64 MiB and 1,000,000 rows.
    /// </remarks>
    [HttpPost("import", Name = "importDevices")]
    [RequireScope(Scopes.DevicesWrite)]
    [TakesPlace]
    [RequestSizeLimit(MaxImportBytes)]
    [Produces("application/json")]
    [ProducesResponseType<ImportResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType)]
    public async Task<ImportResponse> Import(CancellationToken cancellationToken)
    {
        IQueryCollection query = Request.Query;
        var command = new BulkImportCommand(
            ImportBody.RowsOf(Request, cancellationToken),
            ImportParameters.Typed(query, ImportParameters.Mode),
            ImportParameters.Typed(query, ImportParameters.DryRun),
            ImportParameters.UnknownIn(query));
        ImportResponse response = await mediator.Send(command, cancellationToken);
        Response.RegisterForDispose(response);
        return response;
    }

    /// <summary>Export devices</summary>
    /// <remarks>
    /// All devices that fit, as an import takes them, as they were at one moment. Passwords do not leave: the mask stands for
    /// each. Without `format` the Accept header decides. In CSV a text that a spreadsheet would run as a formula has an
    /// apostrophe in front, which an import takes away again.
    /// </remarks>
    [HttpGet("export", Name = "exportDevices")]
    [RequireScope(Scopes.DevicesRead)]
    [TakesPlace]
    [ProducesResponseType<IEnumerable<ExportedDevice>>(StatusCodes.Status200OK, ImportBody.Json, ImportBody.Csv)]
    [Fails(StatusCodes.Status400BadRequest)]
    public async Task<IActionResult> Export([FromQuery] ListDevicesQuery query, [FromQuery] string? format, CancellationToken cancellationToken)
    {
        ExportFormat chosen = ExportFormat.Choose(format, Request.Headers.Accept);
        Stream file = await mediator.Send(new BulkExportQuery(query, chosen.Begin), cancellationToken);
        return File(file, chosen.ContentType, "devices." + chosen.Name);
    }

    /// <summary>Delete many devices</summary>
    /// <remarks>
    /// In one transaction, those that are named or those that a filter fits. Their phones get 404 from then on and keep the
    /// configuration they have.
    /// </remarks>
    [HttpPost("bulk-delete", Name = "bulkDeleteDevices")]
    [RequireScope(Scopes.DevicesWrite)]
    [Consumes("application/json")]
    [RequestSizeLimit(MaxDeleteBytes)]
    [Produces("application/json")]
    [ProducesResponseType<BulkDeleteResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status412PreconditionFailed)]
    public Task<BulkDeleteResponse> Delete([FromBody] BulkDeleteRequest request, CancellationToken cancellationToken) =>
        mediator.Send(request.ToCommand(), cancellationToken);
}
