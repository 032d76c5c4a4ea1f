using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace EndpointManager.Infrastructure.Brands;

/// <summary>
/// Reads the catalogue data of one brand. Strict, because a slip here is a phone that silently stays unconfigured: what
/// is unknown, missing, of a wrong type or beyond the brand's renderer is an error that names file, line and reason.
/// </summary>
internal sealed class BrandFile
{
    private const int MaxLines = 128;
    private const string NotifyTable = "notify";
    private const string ModelsTable = "models";

    private readonly BrandFileTable _brand;
    private readonly BrandFileTable? _notify;
    private readonly List<BrandFileTable> _models = [];

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

    /// <summary>Reads a brand.</summary>
    /// <param name="file">Name of the file, for messages.</param>
    /// <param name="toml">Its content.</param>
    /// <param name="renderers">The renderers, one of which must be the brand's and write the dialects of its models.</param>
    /// <exception cref="BrandFileException">The content cannot be used.</exception>
    public static Brand Read(string file, string toml, BrandRenderers renderers) =>
        new BrandFile(file, Parse(file, toml)).ToBrand(renderers);

    private static DocumentSyntax Parse(string file, string toml)
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

    private Brand ToBrand(BrandRenderers renderers)
    {
        Located<string> name = Name(_brand);
        Located<bool>? rendered = _brand.OptionalTruth("rendered");
        IBrandRenderer? renderer = renderers.Find(name.Value);
        bool isRendered = rendered?.Value ?? true;
        if (isRendered != renderer is not null)
        {
            throw _brand.Wrong(
                rendered?.Line ?? name.Line,
                isRendered ? $"no renderer writes the brand '{name.Value}'." : $"a renderer writes the brand '{name.Value}'.");
        }

        Brand brand = new(name.Value, Models(renderer))
        {
            Rendered = isRendered,
            DeviceFiles = [.. _brand.Texts("device_files", isRendered).Select(Pattern)],
            MacPrefixes = [.. _brand.Texts("mac_prefixes", isRendered).Select(MacPrefix)],
            UserAgents = [.. _brand.Texts("user_agents", isRendered).Select(UserAgent)],
            NotifyEvents = NotifyEvents(isRendered),
        };
        _brand.RefuseUnknownKeys();
        return brand;
    }

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

            models.Add(ToModel(table, name.Value, renderer));
            table.RefuseUnknownKeys();
        }

        return models;
    }

    private static Model ToModel(BrandFileTable table, string name, IBrandRenderer renderer)
    {
        Located<string> dialect = table.Text("dialect");
        if (!renderer.Dialects.Contains(dialect.Value, StringComparer.Ordinal))
        {
            string known = string.Join(", ", renderer.Dialects.Order(StringComparer.Ordinal));
            throw table.Wrong(dialect.Line, $"unknown dialect '{dialect.Value}'; {renderer.Brand} has {known}.");
        }

        return new Model
        {
            Name = name,
            Dialect = dialect.Value,
            Lines = table.Number("lines", 1, MaxLines),
            CommonFile = table.OptionalText("common_file")?.Value,
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
