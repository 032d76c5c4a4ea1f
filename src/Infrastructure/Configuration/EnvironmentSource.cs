namespace EndpointManager.Infrastructure.Configuration;

/// <summary>The environment's <c>EM_</c> variables.</summary>
internal sealed class EnvironmentSource(IReadOnlyDictionary<string, string> variables, Complaints complaints)
{
    private const string Prefix = "EM_";
    private const string FileSuffix = "_FILE";

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public RawValue? Find(string key, bool isSecret)
    {
        string name = Prefix + key.Replace(".", "__", StringComparison.Ordinal).ToUpperInvariant();
        _known.Add(name);
        RawValue? secret = isSecret ? FindInFile(name) : null;
        return variables.TryGetValue(name, out string? text) ? RawValue.FromVariable(name, text) : secret;
    }

    public void ReportUnknown()
    {
        foreach (string name in variables.Keys.Where(IsUnknown))
        {
            complaints.Add(Origin.Variable(name), $"is not a known variable{NearestName.Ask(name, _known)}");
        }
    }

    private bool IsUnknown(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && !_known.Contains(name);

    private RawValue? FindInFile(string name)
    {
        string fileVariable = name + FileSuffix;
        _known.Add(fileVariable);
        if (!variables.TryGetValue(fileVariable, out string? path))
        {
            return null;
        }

        if (variables.ContainsKey(name))
        {
            complaints.Add(Origin.Variable(fileVariable), $"must not be set together with {name}");
        }

        return ReadSecret(path, fileVariable) is { } secret ? RawValue.FromVariable(fileVariable, secret) : null;
    }

    // The path is not repeated: it may be the secret itself, given to the wrong variable.
    private string? ReadSecret(string path, string variable)
    {
        string? text = ReadText(path);
        if (text is null)
        {
            complaints.Add(Origin.Variable(variable), "must name a readable file of UTF-8 text");
        }

        return TextFile.WithoutLineEnd(text);
    }

    private static string? ReadText(string path)
    {
        try
        {
            return TextFile.Read(path, out _);
        }
        catch (Exception e) when (TextFile.IsUnreadable(e))
        {
            return null;
        }
    }
}
