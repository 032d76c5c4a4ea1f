using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Access;
using EndpointManager.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>Keys: who may use the console, and for what.</summary>
[Route(Routes.Console + "/keys")]
[Tags("Keys")]
[Produces("application/json")]
public sealed class KeysController(IMediator mediator) : ControllerBase
{
    /// <summary>List API keys</summary>
    /// <remarks>Newest first, with those that are revoked or over. Their secrets are not among what is known of them.</remarks>
    [HttpGet(Name = "listKeys")]
    [RequireScope(Scopes.KeysAdmin)]
    [ProducesResponseType<ApiKeyListResponse>(StatusCodes.Status200OK)]
    [Fails]
    public Task<ApiKeyListResponse> List(CancellationToken cancellationToken) => mediator.Send(new ListApiKeysQuery(), cancellationToken);

    /// <summary>Make an API key</summary>
    /// <remarks>
    /// The answer holds the key, which is shown nowhere else and never again. A key can be given no scope that its maker lacks.
    /// With the first key, requests from the service's own machine need one too.
    /// </remarks>
    [HttpPost(Name = "createKey")]
    [RequireScope(Scopes.KeysAdmin)]
    [Consumes("application/json")]
    [ProducesResponseType<CreatedApiKeyResponse>(StatusCodes.Status201Created)]
    [Fails(StatusCodes.Status400BadRequest)]
    public async Task<IActionResult> Create([FromBody] CreateApiKeyRequest request, CancellationToken cancellationToken)
    {
        CreatedApiKeyResponse key = await mediator.Send(request.ToCommand(), cancellationToken);
        Response.Headers.CacheControl = "no-store";
        return StatusCode(StatusCodes.Status201Created, key);
    }

    /// <summary>Revoke an API key</summary>
    /// <remarks>From the next request on it is good for nothing. A key that is revoked already stays as it is.</remarks>
    [HttpDelete("{id}", Name = "revokeKey")]
    [RequireScope(Scopes.KeysAdmin)]
    [ProducesResponseType<ApiKeyResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)]
    public Task<ApiKeyResponse> Revoke(string id, CancellationToken cancellationToken) =>
        mediator.Send(new RevokeApiKeyCommand(id), cancellationToken);

    /// <summary>Revoke an API key (for clients that cannot DELETE)</summary>
    /// <remarks>As revokeKey.</remarks>
    [HttpPost("{id}/revoke", Name = "revokeKeyPost")]
    [RequireScope(Scopes.KeysAdmin)]
    [ProducesResponseType<ApiKeyResponse>(StatusCodes.Status200OK)]
    [Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)]
    public Task<ApiKeyResponse> RevokePost(string id, CancellationToken cancellationToken) => Revoke(id, cancellationToken);
}
