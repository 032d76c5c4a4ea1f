using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Brands;
using EndpointManager.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace EndpointManager.Api.Controllers;

/// <summary>Brands: what the service knows of phones.</summary>
[Route(Routes.Console + "/brands")]
[Tags("Brands")]
[Produces("application/json")]
public sealed class BrandsController(IMediator mediator) : ControllerBase
{
    /// <summary>List brands and models</summary>
    [HttpGet(Name = "listBrands")]
    [RequireScope(Scopes.DevicesRead)]
    [ProducesResponseType<BrandListResponse>(StatusCodes.Status200OK)]
    [Fails]
    public Task<BrandListResponse> List(CancellationToken cancellationToken) =>
        mediator.Send(new ListBrandsQuery(), cancellationToken);
}
