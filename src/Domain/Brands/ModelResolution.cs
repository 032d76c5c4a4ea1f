using EndpointManager.Domain.Devices;

namespace EndpointManager.Domain.Brands;

/// <summary>What the catalogue made of a brand and a model: the pair, or which of the two is wrong and why.</summary>
public sealed record ModelResolution
{
    private ModelResolution()
    {
    }

    /// <summary>The pair in the catalogue's spelling, or null.</summary>
    public PhoneModel? Model { get; private init; }

    /// <summary>Why the brand cannot be, or null.</summary>
    public string? BrandError { get; private init; }

    /// <summary>Why the model cannot be, or null.</summary>
    public string? ModelError { get; private init; }

    /// <summary>The same, where a missing model was noted already.</summary>
    public ModelResolution WithoutModelError() => this with { ModelError = null };

    internal static ModelResolution MissingBrand { get; } = new() { BrandError = "Required." };

    internal static ModelResolution Found(PhoneModel model) => new() { Model = model };

    internal static ModelResolution UnknownBrand(IEnumerable<Brand> known) =>
        new() { BrandError = $"Unknown brand. Known: {Rendered(known)}." };

    internal static ModelResolution BrandNotRendered(Brand brand, IEnumerable<Brand> known) =>
        new() { BrandError = $"{brand.Name} is known, but no files are rendered for it yet. Rendered: {Rendered(known)}." };

    internal static ModelResolution UnknownModel(Brand brand) =>
        new() { ModelError = $"Unknown model of {brand.Name}. The list of brands names the known ones." };

    private static string Rendered(IEnumerable<Brand> brands) =>
        string.Join(", ", brands.Where(brand => brand.Rendered).Select(brand => brand.Name));
}
