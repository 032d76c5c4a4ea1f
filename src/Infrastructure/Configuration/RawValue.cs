namespace EndpointManager.Infrastructure.Configuration;

/// <summary>
/// A value before it is checked. Its text is the common ground of file and environment, so that each kind has one
/// parser. A class, not a record: a generated <c>ToString</c> would print secrets.
/// </summary>
internal sealed class RawValue(Origin origin, ValueTypes type, string text, IReadOnlyList<RawValue> items)
{
    public Origin Origin => origin;

    public ValueTypes Type => type;

    public string Text => text;

    public IReadOnlyList<RawValue> Items => items;

    /// <summary>The value as messages name it: quotation marks tell the text "5" from the number 5.</summary>
    public string Described => type.HasFlag(ValueTypes.Text) ? Shown.Quote(text) : Shown.Escape(text);

    public static RawValue FromVariable(string name, string text)
    {
        Origin origin = Origin.Variable(name);
        string[] parts = string.IsNullOrWhiteSpace(text) ? [] : text.Split(',', StringSplitOptions.TrimEntries);
        return new RawValue(
            origin, ValueTypes.Any, text, [.. parts.Select(part => new RawValue(origin, ValueTypes.Any, part, []))]);
    }
}
