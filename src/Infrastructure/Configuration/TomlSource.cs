namespace EndpointManager.Infrastructure.Configuration;

/// <summary>The keys of the configuration file: hands them out, and knows which of them nobody asked for.</summary>
internal sealed class TomlSource
{
    private readonly Complaints _complaints;
    private readonly OrderedDictionary<string, TomlNode> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private TomlSource(IEnumerable<TomlNode> nodes, Complaints complaints)
    {
        _complaints = complaints;
        foreach (TomlNode node in nodes)
        {
            Add(node);
        }
    }

    public static TomlSource Load(string path, Complaints complaints) =>
        new(new TomlFile(path, complaints).Read(), complaints);

    public RawValue? Find(string key)
    {
        if (_nodes.GetValueOrDefault(key)?.Value is not { } value)
        {
            return null;
        }

        _taken.Add(key);
        return value;
    }

    /// <summary>Everything below a section whose keys are the operator's own, in the order of the file.</summary>
    public IReadOnlyList<TomlNode> TakeSection(string section)
    {
        TomlNode[] nodes = [.. _nodes.Values.Where(node => IsBelow(node.Key, section))];
        _taken.UnionWith(nodes.Select(node => node.Key));
        return nodes;
    }

    public void ReportUnknown(IReadOnlyCollection<string> keys, IReadOnlyCollection<string> sections)
    {
        foreach (TomlNode node in _nodes.Values.Where(node => !_taken.Contains(node.Key)))
        {
            if (Problem(node, keys, sections) is { } problem)
            {
                _complaints.Add(node.Origin, problem);
            }
        }
    }

    private void Add(TomlNode node)
    {
        if (!_nodes.TryAdd(node.Key, node))
        {
            _complaints.Add(node.Origin, $"is there twice; the first one is in line {_nodes[node.Key].Origin.Line}");
        }
    }

    private static string? Problem(
        TomlNode node, IReadOnlyCollection<string> keys, IReadOnlyCollection<string> sections)
    {
        bool isSection = node.Value is null;
        bool namesSection = sections.Any(section => section == node.Key || IsBelow(section, node.Key));
        return (isSection, namesSection, keys.Contains(node.Key)) switch
        {
            (true, true, _) => node.IsArray ? "must be a section in single brackets" : null,
            (true, _, true) => "must be a value, not a section",
            (false, true, _) => "must be a section, not a value",
            (true, _, _) => $"is not a known section{NearestName.Ask(node.Key, sections)}",
            (false, _, _) => $"is not a known key{NearestName.Ask(node.Key, keys)}",
        };
    }

    private static bool IsBelow(string key, string section) => key.StartsWith($"{section}.", StringComparison.Ordinal);
}
