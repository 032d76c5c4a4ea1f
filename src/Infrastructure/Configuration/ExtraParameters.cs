using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.Brands;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>
/// Reads the parameters that an operator writes into the files of a brand: one section a brand for device files, and one
/// below it for common files.
/// </summary>
internal sealed class ExtraParameters(string section, Complaints complaints)
{
    private const string Common = "common";
    private const ValueTypes Writable = ValueTypes.Text | ValueTypes.Whole | ValueTypes.Fraction | ValueTypes.Truth;

    private readonly int _depth = section.Split('.').Length;

    public ExtraSections Read(IEnumerable<TomlNode> nodes)
    {
        ExtraSections sections = new();
        foreach (IGrouping<string, TomlNode> brand in nodes.GroupBy(node => node.Path[_depth]))
        {
            IBrandRenderer? renderer = RendererOf(brand.Key, brand.First());
            foreach (IGrouping<bool, TomlNode> file in brand.GroupBy(IsOfCommonFile))
            {
                (file.Key ? sections.Common : sections.Device)[brand.Key] =
                    [.. file.Select(node => ReadParameter(node, renderer)).OfType<KeyValuePair<string, string>>()];
            }
        }

        return sections;
    }

    private IBrandRenderer? RendererOf(string brand, TomlNode first)
    {
        IBrandRenderer? renderer = brand.Any(char.IsUpper) ? null : BrandRegistration.Renderers.Find(brand);
        if (renderer is null)
        {
            string[] known = [.. BrandRegistration.Renderers.All.Select(known => known.Brand.ToLowerInvariant()).Order()];
            complaints.Add(first.Origin, $"must name a brand: {string.Join(", ", known)}");
        }

        return renderer;
    }

    private bool IsOfCommonFile(TomlNode node) => node.Path.Count > _depth + (node.Value is null ? 1 : 2) && node.Path[_depth + 1] == Common;

    private KeyValuePair<string, string>? ReadParameter(TomlNode node, IBrandRenderer? renderer)
    {
        bool common = IsOfCommonFile(node);

        // The names below the brand are one parameter: TOML splits account.1.codec, which phones call by its whole name.
        string name = string.Join('.', node.Path.Skip(_depth + (common ? 2 : 1)));
        KeyValuePair<string, string>? parameter = node.Value is { } value ? KeyValuePair.Create(name, value.Text) : null;
        if ((Problem(node, name) ?? Refusal(parameter, common, renderer)) is { } problem)
        {
            complaints.Add(node.Origin, problem);
        }

        return parameter;
    }

    // No message repeats the value: passwords of phones are set here.
    private static string? Problem(TomlNode node, string name) => node switch
    {
        { IsArray: true } => "must be a section in single brackets",
        { Value: null } => null,
        _ when name.Length == 0 => "must be a parameter in the section of a brand",
        { Value.Type: var type } when (type & Writable) == 0 => "must be a text, a number, true or false",
        { Value.Text: var text } when (name + text).Any(char.IsControl) => "must not hold control characters",
        _ => null,
    };

    private static string? Refusal(KeyValuePair<string, string>? parameter, bool common, IBrandRenderer? renderer)
    {
        if (parameter is not { } extra || renderer is null)
        {
            return null;
        }

        Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> alone = new(StringComparer.OrdinalIgnoreCase) { [renderer.Brand] = [extra] };
        return FleetTrial.Problem(renderer, common ? new FleetSettings { CommonExtra = alone } : new FleetSettings { Extra = alone });
    }
}
