using System.Reflection;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Brands;
using EndpointManager.Infrastructure.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Infrastructure.Brands;

/// <summary>
/// Finds the brands in this assembly: each is a folder with a renderer and a data file, and none is named anywhere else.
/// </summary>
public static class BrandRegistration
{
    /// <summary>The renderers, which need no configuration.</summary>
    public static BrandRenderers Renderers { get; } = new(FindRenderers());

    /// <summary>Adds <see cref="BrandCatalogue"/> and <see cref="BrandRenderers"/>; wrong data is found here, at start.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">Where the operator's own brand files are.</param>
    /// <exception cref="ConfigurationException">A file of the operator's cannot be used.</exception>
    public static IServiceCollection AddBrands(this IServiceCollection services, BrandSettings settings)
    {
        IReadOnlyList<Brand> brands = new OperatorBrandFiles(settings.Directory).AddTo(ReadBrands(Renderers), Renderers);
        return services.AddSingleton(Renderers).AddSingleton(new BrandCatalogue(brands));
    }

    private static IEnumerable<IBrandRenderer> FindRenderers() =>
        typeof(BrandRegistration).Assembly.GetCustomAttributes<BrandRendererAttribute>().Select(brand => brand.Create());

    private static List<Brand> ReadBrands(BrandRenderers renderers)
    {
        Assembly assembly = typeof(BrandRegistration).Assembly;
        List<Brand> brands = [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".toml", StringComparison.Ordinal))
            .Select(name => BrandFile.Read(name, ReadResource(assembly, name), renderers, []))];
        IBrandRenderer? idle = renderers.All.FirstOrDefault(
            renderer => brands.TrueForAll(brand => brand.Name != renderer.Brand));
        return idle is null ? brands : throw new InvalidOperationException($"No data file describes the brand '{idle.Brand}'.");
    }

    private static string ReadResource(Assembly assembly, string name)
    {
        using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
