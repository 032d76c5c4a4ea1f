using EndpointManager.Infrastructure.Brands.Syntax;
using Tomlyn.Syntax;

namespace EndpointManager.Infrastructure.Brands;

/// <summary>
/// One table of a brand file. Values are taken out by key; a key that nobody took is unknown, and so an error.
/// </summary>
internal sealed class BrandFileTable
{
    private readonly string _file;
    private readonly string _name;
    private readonly Dictionary<string, KeyValueSyntax> _unread = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    public BrandFileTable(string file, string name, int line, SyntaxList<KeyValueSyntax> items)
    {
        _file = file;
        _name = name;
        Line = line;
        foreach (KeyValueSyntax item in items)
        {
            _unread.Add(NameOf(item.Key!), item);
        }
    }

    /// <summary>Line where the table begins.</summary>
    public int Line { get; }

    /// <summary>Line of a node, counted from 1.</summary>
    public static int LineOf(SyntaxNode node) => node.Span.Start.Line + 1;

    /// <summary>The key as it is written, a dotted one with its dots.</summary>
    public static string NameOf(KeySyntax key) =>
        key is { Key: StringValueSyntax { Value: { } quoted }, DotKeys.ChildrenCount: 0 } ? quoted : key.ToString().Trim();

    /// <summary>Takes a text that must be there.</summary>
    public Located<string> Text(string key) => OptionalText(key) ?? throw Missing(key);

    /// <summary>Takes a text that may be left out.</summary>
    public Located<string>? OptionalText(string key) =>
        Take(key) is { } item ? TextOf(key, item.Value!) : null;

    /// <summary>Takes true or false, which may be left out.</summary>
    public Located<bool>? OptionalTruth(string key) => Take(key) switch
    {
        null => null,
        { Value: BooleanValueSyntax truth } item => new Located<bool>(truth.Value, LineOf(item)),
        { } item => throw Wrong(LineOf(item), $"'{key}' must be true or false."),
    };

    /// <summary>Takes a list of texts, of which there must be one at least; none where the list may be left out and is.</summary>
    public IReadOnlyList<Located<string>> Texts(string key, bool required)
    {
        if (Take(key) is not { } item)
        {
            return required ? throw Missing(key) : [];
        }

        if (item.Value is not ArraySyntax { Items.ChildrenCount: > 0 } array)
        {
            throw Wrong(LineOf(item), $"'{key}' must be a list of texts, for example [\"...\"].");
        }

        return [.. array.Items.Select(element => TextOf(key, element.Value!))];
    }

    /// <summary>Takes a whole number that must be there.</summary>
    public int Number(string key, int min, int max)
    {
        KeyValueSyntax item = Take(key) ?? throw Missing(key);
        return item.Value is IntegerValueSyntax integer && integer.Value >= min && integer.Value <= max
            ? (int)integer.Value
            : throw Wrong(LineOf(item), $"'{key}' must be a whole number from {min} to {max}.");
    }

    /// <summary>Ends the reading of the table.</summary>
    public void RefuseUnknownKeys()
    {
        if (_unread.Count > 0)
        {
            (string key, KeyValueSyntax item) = _unread.First();
            throw Wrong(LineOf(item), $"unknown key '{key}' in {_name}; known are {string.Join(", ", _known)}.");
        }
    }

    /// <summary>The error of a fault at a line.</summary>
    public BrandFileException Wrong(int line, string reason) => new(_file, line, reason);

    private Located<string> TextOf(string key, ValueSyntax value) =>
        value is StringValueSyntax { Value: { } text } && LineText.CanCarry(text)
            ? new Located<string>(text, LineOf(value))
            : throw Wrong(LineOf(value), $"'{key}' must be a text in quotes, not empty, on one line and without spaces at its ends.");

    private BrandFileException Missing(string key) => Wrong(Line, $"'{key}' is missing in {_name}.");

    private KeyValueSyntax? Take(string key)
    {
        _known.Add(key);
        return _unread.Remove(key, out KeyValueSyntax? item) ? item : null;
    }
}
