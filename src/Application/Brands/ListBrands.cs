using EndpointManager.Domain.Brands;
using Mapster;
using MediatR;

namespace EndpointManager.Application.Brands;

/// <summary>Lists the brands with their models and what each can do.</summary>
public sealed record ListBrandsQuery : IRequest<BrandListResponse>;

/// <summary>The brands the service knows.</summary>
public sealed record BrandListResponse
{
    /// <summary>The brands by name.</summary>
    public required IReadOnlyList<BrandResponse> Items { get; init; }
}

/// <summary>A brand.</summary>
public sealed record BrandResponse
{
    /// <summary>Name, as a device carries it.</summary>
    /// <example>Yealink</example>
    public required string Name { get; init; }

    /// <summary>
    /// Whether files are written for its phones, so that a device can be of it. Phones of the other brands are recognised,
    /// and no more.
    /// </summary>
    public required bool Rendered { get; init; }

    /// <summary>First halves (OUI) of the vendor's MAC addresses; a hint, other addresses are as welcome.</summary>
    public required IReadOnlyList<string> MacPrefixes { get; init; }

    /// <summary>Names under which its phones ask for their own file; <c>{mac}</c> stands for the MAC address.</summary>
    public required IReadOnlyList<string> DeviceFiles { get; init; }

    /// <summary>What its phones act upon when notified, or null where that is not known.</summary>
    public required NotifyEventsResponse? NotifyEvents { get; init; }

    /// <summary>The models, in catalogue order; none of a brand that is not rendered.</summary>
    public required IReadOnlyList<ModelResponse> Models { get; init; }
}

/// <summary>Values of the SIP Event header that phones of a brand act upon.</summary>
public sealed record NotifyEventsResponse
{
    /// <summary>Makes the phone restart.</summary>
    /// <example>check-sync;reboot=true</example>
    public required string Reboot { get; init; }

    /// <summary>Makes the phone fetch its configuration again.</summary>
    /// <example>check-sync;reboot=false</example>
    public required string Resync { get; init; }
}

/// <summary>A model of a brand.</summary>
public sealed record ModelResponse
{
    /// <summary>Name, as a device carries it.</summary>
    /// <example>T46S</example>
    public required string Name { get; init; }

    /// <summary>Generation of the vendor's configuration language that its file is written in.</summary>
    /// <example>V81</example>
    public required string Dialect { get; init; }

    /// <summary>Number of SIP lines of the phone; the first is configured, the others are cleared.</summary>
    /// <example>16</example>
    public required int Lines { get; init; }

    /// <summary>Name of the file that all phones of the model ask for, or null when none is known.</summary>
    /// <example>y000000000066.cfg</example>
    public required string? CommonFile { get; init; }

    /// <summary>The model whose behaviour is assumed where this one's is not established, or null.</summary>
    /// <example>null</example>
    public required string? TreatedAs { get; init; }
}

internal sealed class BrandMapping : IRegister
{
    public void Register(TypeAdapterConfig config)
    {
        config.NewConfig<Brand, BrandResponse>()
            .Map(response => response.DeviceFiles, brand => brand.DeviceFiles.Select(pattern => pattern.ToString()).ToList());
        config.NewConfig<NotifyEvents, NotifyEventsResponse>();
        config.NewConfig<Model, ModelResponse>();
    }
}

internal sealed class ListBrandsHandler(BrandCatalogue catalogue, TypeAdapterConfig mapping)
    : IRequestHandler<ListBrandsQuery, BrandListResponse>
{
    public Task<BrandListResponse> Handle(ListBrandsQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(new BrandListResponse { Items = catalogue.Brands.Adapt<List<BrandResponse>>(mapping) });
}
