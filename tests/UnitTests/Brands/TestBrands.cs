using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Brands;
using EndpointManager.Infrastructure.Brands;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.UnitTests.Brands;

/// <summary>The brands as the service itself finds them.</summary>
internal static class TestBrands
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddBrands(new BrandSettings()).BuildServiceProvider();

    public static BrandCatalogue Catalogue { get; } = Services.GetRequiredService<BrandCatalogue>();

    public static BrandRenderers Renderers { get; } = Services.GetRequiredService<BrandRenderers>();

    public static IBrandRenderer Renderer(string brand) => Renderers.Find(brand)!;

    public static Model Model(string brand, string model) => Catalogue.FindBrand(brand)!.FindModel(model)!;

    /// <summary>A model that the catalogue lacks, for dialects that none of its models speaks.</summary>
    public static Model Synthetic(string dialect, int lines = 3) =>
        new() { Name = $"any {dialect}", Dialect = dialect, Lines = lines, UserAgentToken = "any" };
}
