using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace EndpointManager.Infrastructure.Brands;

/// <summary>
/// Reads the catalogue data of one brand. Strict, because a slip here is a phone that silently stays unconfigured: what
/// is unknown, missing, of a wrong type or beyond the brand's renderer is an error that names file, line and reason.
/// </summary>
internal sealed class BrandFile
{
    private const string NotifyTable = "notify";
    private const string ModelsTable = "models";

    private readonly BrandFileTable _brand;
    private readonly BrandFileTable? _notify;
    private readonly List<BrandFileTable> _models = [];
    private readonly List<(BrandFileTable Table, Located<string> File, Model Model)> _commonFiles = [];

    private BrandFile(string file, DocumentSyntax document)
    {
        _brand = new BrandFileTable(file, "the brand", line: 1, document.KeyValues);
        foreach (TableSyntaxBase table in document.Tables)
        {
            string name = BrandFileTable.NameOf(table.Name!);
            int line = BrandFileTable.LineOf(table);
            switch (table)
            {
                case TableSyntax when name == NotifyTable:
                    _notify = new BrandFileTable(file, $"[{name}]", line, table.Items);
                    break;
                case TableArraySyntax when name == ModelsTable:
                    _models.Add(new BrandFileTable(file, $"[[{name}]]", line, table.Items));
                    break;
                default:
                    throw new BrandFileException(file, line, $"unknown table '{name}'; known are [notify] and [[models]].");
            }
        }
    }

    /// <summary>Reads a brand, or what is to be added to one.</summary>
    /// <param name="file">Name of the file, for messages.</param>
    /// <param name="toml">Its content.</param>
    /// <param name="renderers">The renderers, one of which must be the brand's and write the dialects of its models.</param>
    /// <param name="known">
    /// Brands to which a file may add: of these it needs to give no more than the name. Its models replace those of
    /// their name, its events replace the brand's; prefixes and names of files are added, patterns of User-Agents go first.
    /// </param>
    /// <exception cref="BrandFileException">The content cannot be used.</exception>
    public static Brand Read(string file, string toml, BrandRenderers renderers, IReadOnlyCollection<Brand> known) =>
        new BrandFile(file, Parse(file, toml)).ToBrand(renderers, known);

    private static DocumentSyntax Parse(string file, string toml)
    {
        try
        {
            DocumentSyntax document = SyntaxParser.Parse(toml, file, validate: true);
            if (!document.HasErrors)
            {
                return document;
            }

            // The parser reports what it stumbled over before what led there, one line above.
            DiagnosticMessage fault = document.Diagnostics.MinBy(message => message.Span.Start.Offset)!;
            throw new BrandFileException(file, fault.Span.Start.Line + 1, fault.Message);
        }
        catch (TomlException)
        {
            throw new BrandFileException(file, 1, "the file is nested too deeply.");
        }
        catch (ArgumentException)
        {
            // Tomlyn 2.10 trips over some backslashes at the very end instead of reporting them.
            throw new BrandFileException(file, toml.AsSpan().Count('\n') + 1, "unexpected end of the file.");
        }
    }

    private Brand ToBrand(BrandRenderers renderers, IReadOnlyCollection<Brand> known)
    {
        Located<string> name = Name(_brand);
        Brand? basis = known.FirstOrDefault(brand => brand.Name.Equals(name.Value, StringComparison.OrdinalIgnoreCase));
        Brand brand = basis is null ? NewBrand(name, renderers) : Added(basis, renderers);
        _brand.RefuseUnknownKeys();
        RefuseUnclearCommonFiles(brand, known.Where(other => other != basis));
        return brand;
    }

    // A phone that asks for a common file does not say which it is: the name alone has to tell what language it reads.
    private void RefuseUnclearCommonFiles(Brand brand, IEnumerable<Brand> others)
    {
        foreach ((BrandFileTable table, Located<string> file, Model model) in _commonFiles)
        {
            if (file.Value.AsSpan().ContainsAny("/\\") || brand.DeviceFiles.Any(pattern => pattern.TryMatch(file.Value, out _)))
            {
                throw table.Wrong(file.Line, "'common_file' must be the name of a file, without a folder and without a MAC address.");
            }

            if (brand.Models.FirstOrDefault(same => SharesFile(same) && same.Dialect != model.Dialect) is { } relative)
            {
                throw table.Wrong(file.Line, $"'{file.Value}' is the common file of {brand.Name} {relative.Name} too, which is of the dialect {relative.Dialect}.");
            }

            if (others.FirstOrDefault(other => other.Models.Any(SharesFile)) is { } stranger)
            {
                throw table.Wrong(file.Line, $"'{file.Value}' is a common file of {stranger.Name}.");
            }

            bool SharesFile(Model other) => file.Value.Equals(other.CommonFile, StringComparison.OrdinalIgnoreCase);
        }
    }

    private Brand NewBrand(Located<string> name, BrandRenderers renderers)
    {
        Located<bool>? rendered = _brand.OptionalTruth("rendered");
        IBrandRenderer? renderer = renderers.Find(name.Value);
        bool isRendered = rendered?.Value ?? true;
        if (isRendered != renderer is not null)
        {
            throw _brand.Wrong(
                rendered?.Line ?? name.Line,
                isRendered ? $"no renderer writes the brand '{name.Value}'." : $"a renderer writes the brand '{name.Value}'.");
        }

        return new Brand(name.Value, Models(renderer))
        {
            Rendered = isRendered,
            DeviceFiles = DeviceFiles(isRendered),
            MacPrefixes = MacPrefixes(isRendered),
            UserAgents = UserAgents(isRendered),
            NotifyEvents = NotifyEvents(isRendered),
            VendorClass = VendorClass(),
            DhcpFile = DhcpFile(),
        };
    }

    private Brand Added(Brand basis, BrandRenderers renderers)
    {
        List<Model> models = [.. basis.Models];
        foreach (Model model in Models(renderers.Find(basis.Name)))
        {
            int at = models.FindIndex(old => old.Name.Equals(model.Name, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                models.Add(model);
            }
            else
            {
                models[at] = model;
            }
        }

        return new Brand(basis.Name, models)
        {
            Rendered = basis.Rendered,
            DeviceFiles = [.. basis.DeviceFiles.Union(DeviceFiles(required: false))],
            MacPrefixes = [.. basis.MacPrefixes.Union(MacPrefixes(required: false))],
            UserAgents = [.. UserAgents(required: false), .. basis.UserAgents],
            NotifyEvents = NotifyEvents(required: false) ?? basis.NotifyEvents,
            VendorClass = VendorClass() ?? basis.VendorClass,
            DhcpFile = DhcpFile() ?? basis.DhcpFile,
        };
    }

    private List<DeviceFilePattern> DeviceFiles(bool required) => [.. _brand.Texts("device_files", required).Select(Pattern)];

    private List<string> MacPrefixes(bool required) => [.. _brand.Texts("mac_prefixes", required).Select(MacPrefix)];

    private List<UserAgentPattern> UserAgents(bool required) => [.. _brand.Texts("user_agents", required).Select(UserAgent)];

    private NotifyEvents? NotifyEvents(bool required)
    {
        if (_notify is null)
        {
            return required ? throw _brand.Wrong(1, "the table [notify] is missing.") : null;
        }

        NotifyEvents events = new(_notify.Text("reboot").Value, _notify.Text("resync").Value);
        _notify.RefuseUnknownKeys();
        return events;
    }

    private List<Model> Models(IBrandRenderer? renderer)
    {
        List<Model> models = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (BrandFileTable table in _models)
        {
            Located<string> name = Name(table);
            if (renderer is null)
            {
                throw table.Wrong(name.Line, "a brand that no renderer writes can have no models.");
            }

            if (!names.Add(name.Value))
            {
                throw table.Wrong(name.Line, $"the model '{name.Value}' is there twice.");
            }

            Model model = ToModel(table, name.Value, renderer, out Located<string>? commonFile);
            table.RefuseUnknownKeys();
            models.Add(model);
            if (commonFile is not null)
            {
                _commonFiles.Add((table, commonFile, model));
            }
        }

        return models;
    }

    private static Model ToModel(BrandFileTable table, string name, IBrandRenderer renderer, out Located<string>? commonFile)
    {
        Located<string> dialect = table.Text("dialect");
        if (!renderer.Dialects.Contains(dialect.Value, StringComparer.Ordinal))
        {
            string known = string.Join(", ", renderer.Dialects.Order(StringComparer.Ordinal));
            throw table.Wrong(dialect.Line, $"unknown dialect '{dialect.Value}'; {renderer.Brand} has {known}.");
        }

        int lines = table.Number("lines", 1, renderer.MaxLinesOf(dialect.Value));
        commonFile = table.OptionalText("common_file");
        return new Model
        {
            Name = name,
            Dialect = dialect.Value,
            Lines = lines,
            CommonFile = commonFile?.Value,
            UserAgentToken = table.Text("user_agent").Value,
            TreatedAs = table.OptionalText("treated_as")?.Value,
        };
    }

    private static Located<string> Name(BrandFileTable table)
    {
        Located<string> name = table.Text("name");
        return name.Value.Length <= PhoneModel.MaxNameLength
            ? name
            : throw table.Wrong(name.Line, $"'name' must be at most {PhoneModel.MaxNameLength} characters long.");
    }

    private string? VendorClass() => DhcpWord("vendor_class", " ");

    private string? DhcpFile() => DhcpWord("dhcp_file", "$/");

    // These words go into the configuration of every DHCP server: only what means nothing to any of them.
    private string? DhcpWord(string key, string besides)
    {
        Located<string>? word = _brand.OptionalText(key);
        return word is null || word.Value.All(c => char.IsAsciiLetterOrDigit(c) || "._-".Contains(c) || besides.Contains(c))
            ? word?.Value
            : throw _brand.Wrong(word.Line, $"'{key}' must consist of letters, digits and any of '._-{besides}'.");
    }

    private DeviceFilePattern Pattern(Located<string> text) =>
        DeviceFilePattern.TryParse(text.Value, out DeviceFilePattern? pattern)
            ? pattern
            : throw _brand.Wrong(text.Line, $"'{text.Value}' must hold {{mac}} once and some text besides, for example {{mac}}.cfg.");

    private UserAgentPattern UserAgent(Located<string> text) =>
        UserAgentPattern.TryParse(text.Value, out UserAgentPattern? pattern)
            ? pattern
            : throw _brand.Wrong(
                text.Line,
                $"'{text.Value}' must hold {{model}}, text and {{firmware}}, and end with it, for example Acme {{model}} {{firmware}}.");

    private string MacPrefix(Located<string> text) =>
        MacAddress.TryParse($"{text.Value}:00:00:01", out MacAddress? mac, out _)
            && mac.ToColonForm().StartsWith(text.Value, StringComparison.Ordinal)
            ? text.Value
            : throw _brand.Wrong(text.Line, $"'{text.Value}' must be the first half of a MAC address, for example 80:5E:C0.");
}
