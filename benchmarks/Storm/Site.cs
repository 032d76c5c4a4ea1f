using System.Globalization;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Benchmarks.Storm;

/// <summary>The phones of a site: all models in turn, and among them some that nobody registered.</summary>
internal static class Site
{
    private const int OneUnknownIn = 10;

    /// <summary>Makes the phones, the same ones every time.</summary>
    public static List<BootingPhone> Of(BrandCatalogue catalogue, int count)
    {
        List<(Brand Brand, Model Model)> models =
            [.. catalogue.Brands.SelectMany(brand => brand.Models, (brand, model) => (brand, model))];
        return [.. Enumerable.Range(0, count).Select(number =>
        {
            (Brand brand, Model model) = models[number % models.Count];
            return new BootingPhone(brand, model, MacOf(brand, number), isKnown: number % OneUnknownIn != 0);
        })];
    }

    /// <summary>An address of the brand; neighbours in number are far apart in order.</summary>
    public static MacAddress MacOf(Brand brand, int number) => ParsedValue.Parse<MacAddress>(
        brand.MacPrefixes[0].Replace(":", "", StringComparison.Ordinal) + ((long)number * 7919 % 0x1000000).ToString("x6", CultureInfo.InvariantCulture));
}
