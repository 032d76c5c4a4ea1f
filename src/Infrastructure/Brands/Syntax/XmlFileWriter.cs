using System.Buffers;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.Infrastructure.Brands.Syntax;

/// <summary>
/// Writes XML 1.0 of elements and text alone, two spaces a level, and is the only place that knows its escaping.
/// The framework's own writer cannot leave out the declaration and keep to LF without as much code around it.
/// </summary>
internal sealed class XmlFileWriter
{
    private const int Capacity = 512;

    private static readonly SearchValues<char> Markup = SearchValues.Create("&<>");

    private readonly Utf8Buffer _buffer = new(Capacity);
    private int _depth;

    /// <summary>Begins an element that holds elements.</summary>
    public void Open(string element)
    {
        Indent().Append("<"u8).Append(element).Append(">\n"u8);
        _depth++;
    }

    /// <summary>Ends an element that holds elements.</summary>
    public void Close(string element)
    {
        _depth--;
        Indent().Append("</"u8).Append(element).Append(">\n"u8);
    }

    /// <summary>Writes an element that holds text.</summary>
    /// <exception cref="UnwritableValueException">XML, or a reader that trims, would not give the value back.</exception>
    public void Element(string element, string value)
    {
        if (!LineText.CanCarry(value))
        {
            throw new UnwritableValueException(element);
        }

        Indent().Append("<"u8).Append(element).Append(">"u8);
        AppendEscaped(value);
        _buffer.Append("</"u8).Append(element).Append(">\n"u8);
    }

    /// <summary>Writes an element that holds a number.</summary>
    public void Element(string element, int number) =>
        Indent().Append("<"u8).Append(element).Append(">"u8).Append(number).Append("</"u8).Append(element).Append(">\n"u8);

    /// <summary>The finished file.</summary>
    public ProvisioningFile ToFile() => new(ProvisioningFile.Xml, _buffer.Written);

    private Utf8Buffer Indent() => _buffer.AppendSpaces(2 * _depth);

    // XML 1.0 section 2.4; ">" is escaped too, so that "]]>" cannot arise.
    private void AppendEscaped(ReadOnlySpan<char> value)
    {
        for (int at = value.IndexOfAny(Markup); at >= 0; at = value.IndexOfAny(Markup))
        {
            _buffer.Append(value[..at]).Append(value[at] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, _ => "&gt;"u8 });
            value = value[(at + 1)..];
        }

        _buffer.Append(value);
    }
}
