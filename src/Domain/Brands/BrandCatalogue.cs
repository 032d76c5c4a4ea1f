using EndpointManager.Domain.Devices;

namespace EndpointManager.Domain.Brands;

/// <summary>All brands the service knows. Names are matched without regard to case and answered in its own spelling.</summary>
public sealed class BrandCatalogue
{
    private readonly Dictionary<string, Brand> _brands;
    private readonly Dictionary<string, (Brand Brand, Model Model)> _commonFiles = new(StringComparer.OrdinalIgnoreCase);
    private readonly PhoneRecogniser _recogniser;

    /// <summary>Puts the catalogue together.</summary>
    /// <exception cref="ArgumentException">Two brands have one name.</exception>
    public BrandCatalogue(IEnumerable<Brand> brands)
    {
        Brands = [.. brands.OrderBy(brand => brand.Name, StringComparer.Ordinal)];
        _brands = Brands.ToDictionary(brand => brand.Name, StringComparer.OrdinalIgnoreCase);
        foreach (Brand brand in Brands)
        {
            foreach (Model model in brand.Models)
            {
                // Models of one hardware family share a common file; its content is the family's, whichever stands for it.
                if (model.CommonFile is { } file)
                {
                    _commonFiles.TryAdd(file, (brand, model));
                }
            }
        }

        _recogniser = new PhoneRecogniser(Brands, _commonFiles);
    }

    /// <summary>The brands by name.</summary>
    public IReadOnlyList<Brand> Brands { get; }

    /// <summary>Looks a brand up by name.</summary>
    public Brand? FindBrand(string name) => _brands.GetValueOrDefault(name);

    /// <summary>The model of a device, or null when the catalogue no longer has it.</summary>
    public Model? FindModel(PhoneModel model) => FindBrand(model.Brand)?.FindModel(model.Name);

    /// <summary>The model whose phones ask for a common file of this name, upper and lower case alike.</summary>
    public (Brand Brand, Model Model)? FindCommonFile(string fileName) =>
        _commonFiles.TryGetValue(fileName, out (Brand, Model) found) ? found : null;

    /// <summary>
    /// Guesses what sent a request from what it says of itself: its User-Agent, then the file it asks for, then the
    /// first half of its MAC address.
    /// </summary>
    /// <param name="userAgent">The User-Agent header, or null. However long and hostile, it costs bounded time.</param>
    /// <param name="fileName">Name of the file asked for, without its path, or null.</param>
    /// <param name="macAddress">The phone's address, or null.</param>
    public PhoneGuess Recognise(string? userAgent, string? fileName, MacAddress? macAddress) =>
        _recogniser.Recognise(userAgent, fileName, macAddress);

    /// <summary>Whether a User-Agent header is worded as those of the brand's phones are.</summary>
    public bool IsUserAgentOf(string brand, string userAgent) =>
        FindBrand(brand) is { } found && _recogniser.IsUserAgentOf(found, userAgent);

    /// <summary>Finds the pair that a person means.</summary>
    /// <param name="brand">The brand's name; null when <paramref name="model"/> holds both words, as in "Yealink T46S".</param>
    /// <param name="model">The model's name, with or without the brand's in front.</param>
    public ModelResolution Resolve(string? brand, string model)
    {
        Brand? found = brand is not null ? FindBrand(brand) : Brands.FirstOrDefault(b => BrandWordOf(b, model) is not null);
        if (found is null)
        {
            return brand is null ? ModelResolution.MissingBrand : ModelResolution.UnknownBrand(Brands);
        }

        if (!found.Rendered)
        {
            return ModelResolution.BrandNotRendered(found, Brands);
        }

        Model? match = found.FindModel(model) ?? (BrandWordOf(found, model) is { } rest ? found.FindModel(rest) : null);
        return match is null ? ModelResolution.UnknownModel(found) : ModelResolution.Found(new PhoneModel(found.Name, match.Name));
    }

    /// <summary>
    /// Finds the pair that an edit means, which may name only one half of it. The pair as it is stays possible though the catalogue
    /// has it no more: a device can be sent back as it was read.
    /// </summary>
    /// <param name="current">The pair as it is.</param>
    /// <param name="brand">The new brand, or null.</param>
    /// <param name="model">The new model, with or without the brand's name in front, or null.</param>
    public ModelResolution ResolveChange(PhoneModel current, string? brand, string? model)
    {
        bool isCurrent = IsSame(brand ?? current.Brand, current.Brand) && IsSame(model ?? current.Name, current.Name);
        if (isCurrent)
        {
            return ModelResolution.Found(current);
        }

        bool namesBrand = model is not null && Brands.Any(b => BrandWordOf(b, model) is not null);
        return Resolve(brand ?? (namesBrand ? null : current.Brand), model ?? current.Name);
    }

    /// <summary>A brand's name in the catalogue's spelling; a name it does not have stays as it is.</summary>
    public string? SpellBrand(string? name) => string.IsNullOrEmpty(name) ? null : FindBrand(name)?.Name ?? name;

    /// <summary>A model's name in the catalogue's spelling; a name it does not have stays as it is.</summary>
    public string? SpellModel(string? name) => string.IsNullOrEmpty(name)
        ? null
        : Brands.Select(brand => brand.FindModel(name)?.Name).FirstOrDefault(found => found is not null) ?? name;

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string? BrandWordOf(Brand brand, string model) =>
        model.Length > brand.Name.Length && model[brand.Name.Length] == ' '
            && model.StartsWith(brand.Name, StringComparison.OrdinalIgnoreCase)
            ? model[(brand.Name.Length + 1)..]
            : null;
}
