using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Brands;
using EndpointManager.Infrastructure.Configuration;

namespace EndpointManager.Infrastructure.Brands;

/// <summary>
/// The operator's own brand files: models that the service does not know yet, and corrections of those that it does, in
/// the format of the built-in files. They are read by name, so that a later one may correct an earlier one.
/// </summary>
internal sealed class OperatorBrandFiles(string directory)
{
    /// <summary>The brands with the operator's additions.</summary>
    /// <exception cref="ConfigurationException">A file cannot be used; the message names each with line and reason.</exception>
    public IReadOnlyList<Brand> AddTo(IReadOnlyList<Brand> builtIn, BrandRenderers renderers)
    {
        List<Brand> brands = [.. builtIn];
        List<string> faults = [];
        foreach (string file in Files())
        {
            try
            {
                Brand brand = BrandFile.Read(file, ReadText(file), renderers, brands);
                brands.RemoveAll(old => old.Name == brand.Name);
                brands.Add(brand);
            }
            catch (BrandFileException fault)
            {
                faults.Add($"{file}:{fault.Line}: {fault.Reason}");
            }
        }

        return faults.Count == 0 ? brands : throw new ConfigurationException(faults);
    }

    private string[] Files()
    {
        // The folder of the default need not be there; one that was named and is not there is a slip.
        if (!Directory.Exists(directory))
        {
            return directory == BrandSettings.DefaultDirectory && !File.Exists(directory)
                ? []
                : throw new ConfigurationException([$"{directory}: is not a folder, but brands.directory names it"]);
        }

        try
        {
            return [.. Directory.EnumerateFiles(directory, "*.toml").Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (TextFile.IsUnreadable(e))
        {
            throw new ConfigurationException([$"{directory}: cannot be read; may the service read it?"]);
        }
    }

    private static string ReadText(string file)
    {
        try
        {
            return TextFile.Read(file, out int badLine) ?? throw new BrandFileException(file, badLine, "is not UTF-8 text.");
        }
        catch (Exception e) when (TextFile.IsUnreadable(e))
        {
            throw new BrandFileException(file, 1, "cannot be read; may the service read it?");
        }
    }
}
