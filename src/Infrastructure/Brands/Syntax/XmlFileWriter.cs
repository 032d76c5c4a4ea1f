using System.Buffers;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.Infrastructure.Brands.Syntax;

/// <summary>
/// Writes XML 1.0 of elements, attributes and text, two spaces a level, and is the only place that knows its escaping.
/// The framework's own writer cannot leave out the declaration and keep to LF without as much code around it.
/// </summary>
internal sealed class XmlFileWriter(int capacity = XmlFileWriter.DefaultCapacity)
{
    private const int DefaultCapacity = 512;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    // XML 1.0 section 2.4; ">" is escaped too, so that "]]>" cannot arise.
    private static readonly SearchValues<char> MarkupInText = SearchValues.Create("&<>");
    private static readonly SearchValues<char> MarkupInAttributes = SearchValues.Create("&<>\"");

    private readonly Utf8Buffer _buffer = new(capacity);
    private int _depth;

    /// <summary>Writes the declaration; comes first, if at all.</summary>
    public void Declaration() => _buffer.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);

    /// <summary>Begins an element that holds elements.</summary>
    public void Open(string element, params ReadOnlySpan<XmlAttribute> attributes)
    {
        StartTag(element, attributes).Append("\n"u8);
        _depth++;
    }

    /// <summary>Ends an element that holds elements.</summary>
    public void Close(string element)
    {
        _depth--;
        Indent();
        EndTag(element);
    }

    /// <summary>Writes an element that holds text.</summary>
    /// <exception cref="UnwritableValueException">XML, or a reader that trims, would not give the value back.</exception>
    public void Element(string element, string value, params ReadOnlySpan<XmlAttribute> attributes)
    {
        if (!LineText.CanCarry(value))
        {
            throw new UnwritableValueException(element);
        }

        StartTag(element, attributes);
        AppendEscaped(value, MarkupInText);
        EndTag(element);
    }

    /// <summary>Writes an element that holds a number.</summary>
    public void Element(string element, int number, params ReadOnlySpan<XmlAttribute> attributes)
    {
        StartTag(element, attributes).Append(number);
        EndTag(element);
    }

    /// <summary>Writes an element that holds nothing, as two tags: small parsers may not know the short form.</summary>
    public void Empty(string element, params ReadOnlySpan<XmlAttribute> attributes)
    {
        StartTag(element, attributes);
        EndTag(element);
    }

    /// <summary>Writes an operator's parameter, which may be empty.</summary>
    /// <exception cref="UnwritableValueException">
    /// XML, or a reader that trims, would not give the value back, or the name is none.
    /// </exception>
    public void Extra(string element, string value, params ReadOnlySpan<XmlAttribute> attributes)
    {
        if (!IsName(element))
        {
            throw new UnwritableValueException("a parameter");
        }

        if (value.Length == 0)
        {
            Empty(element, attributes);
        }
        else
        {
            Element(element, value, attributes);
        }
    }

    /// <summary>The finished file.</summary>
    public ProvisioningFile ToFile() => new(ProvisioningFile.Xml, _buffer.Written);

    // What the parameters of phones are called; XML's own names are more than that.
    private static bool IsName(ReadOnlySpan<char> text) =>
        !text.IsEmpty && (char.IsAsciiLetter(text[0]) || text[0] == '_') && !text.ContainsAnyExcept(NameCharacters);

    private Utf8Buffer Indent() => _buffer.AppendSpaces(2 * _depth);

    private Utf8Buffer StartTag(string element, ReadOnlySpan<XmlAttribute> attributes)
    {
        Indent().Append("<"u8).Append(element);
        foreach (XmlAttribute attribute in attributes)
        {
            _buffer.Append(" "u8).Append(attribute.Name).Append("=\""u8);
            AppendEscaped(attribute.Value, MarkupInAttributes);
            _buffer.Append("\""u8);
        }

        return _buffer.Append(">"u8);
    }

    private void EndTag(string element) => _buffer.Append("</"u8).Append(element).Append(">\n"u8);

    private void AppendEscaped(ReadOnlySpan<char> value, SearchValues<char> markup)
    {
        for (int at = value.IndexOfAny(markup); at >= 0; at = value.IndexOfAny(markup))
        {
            _buffer.Append(value[..at]).Append(value[at] switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                _ => "&quot;"u8,
            });
            value = value[(at + 1)..];
        }

        _buffer.Append(value);
    }
}
