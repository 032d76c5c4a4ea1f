namespace EndpointManager.Infrastructure.Configuration;

/// <summary>A key of the file with its whole path, or a section.</summary>
/// <param name="Path">The names that lead to it.</param>
/// <param name="Origin">Where it is.</param>
/// <param name="Value">The value; null for a section.</param>
/// <param name="IsArray">Whether it is a section in double brackets.</param>
internal sealed record TomlNode(IReadOnlyList<string> Path, Origin Origin, RawValue? Value, bool IsArray)
{
    /// <summary>The path as one text.</summary>
    public string Key => KeyOf(Path);

    /// <summary>Joins names; one that needs quotation marks keeps them, so that "http.listen" in marks is another key.</summary>
    public static string KeyOf(IEnumerable<string> path) => string.Join('.', path.Select(Written));

    private static string Written(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? name : $"\"{name}\"";
}
