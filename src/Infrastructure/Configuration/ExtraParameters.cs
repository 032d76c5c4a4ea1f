namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Reads the parameters that an operator writes into the files of a brand: one section a brand.</summary>
internal sealed class ExtraParameters(string section, Complaints complaints)
{
    private const ValueTypes Writable = ValueTypes.Text | ValueTypes.Whole | ValueTypes.Fraction | ValueTypes.Truth;

    private readonly int _depth = section.Split('.').Length;

    public IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Read(IEnumerable<TomlNode> nodes)
    {
        var brands = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.Ordinal);
        foreach (IGrouping<string, TomlNode> brand in nodes.GroupBy(node => node.Path[_depth]))
        {
            CheckBrand(brand.Key, brand.First());
            brands.Add(brand.Key, [.. brand.Select(ReadParameter).OfType<KeyValuePair<string, string>>()]);
        }

        return brands;
    }

    private void CheckBrand(string name, TomlNode first)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
        {
            complaints.Add(first.Origin, "must name a brand in lower-case letters and digits");
        }
    }

    // The names below the brand are one parameter: TOML splits account.1.codec, which phones call by its whole name.
    private KeyValuePair<string, string>? ReadParameter(TomlNode node)
    {
        string name = string.Join('.', node.Path.Skip(_depth + 1));
        if (Problem(node, name) is { } problem)
        {
            complaints.Add(node.Origin, problem);
        }

        return node.Value is { } value ? KeyValuePair.Create(name, value.Text) : null;
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
}
