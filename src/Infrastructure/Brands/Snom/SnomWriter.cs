using System.Globalization;
using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.Brands.Syntax;

namespace EndpointManager.Infrastructure.Brands.Snom;

/// <summary>
/// Writes Snom's settings. All are read-only on the phone (<c>perm="R"</c>): a writable one keeps what the phone had, and
/// an old account would live on.
/// </summary>
internal sealed class SnomWriter
{
    private const int FrameCapacity = 1024;
    private const int LineCapacity = 480;

    private static readonly XmlAttribute ReadOnly = new("perm", "R");

    private readonly XmlFileWriter _xml;
    private readonly XmlExtras _extras;

    /// <summary>Begins a file that is to hold settings of so many lines, and the operator's parameters.</summary>
    public SnomWriter(int lines, XmlExtras extras)
    {
        _extras = extras;
        _xml = new XmlFileWriter(FrameCapacity + (LineCapacity * lines));
        _xml.Declaration();
        _xml.Open("settings");
        _xml.Open("phone-settings");
    }

    /// <summary>Sets a parameter of an identity.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value.</exception>
    public void Identity(int line, string key, string value)
    {
        if (!IsReplaced(line, key))
        {
            _xml.Element(key, value, Index(line), ReadOnly);
        }
    }

    /// <summary>Empties a parameter of an identity.</summary>
    public void ClearIdentity(int line, string key)
    {
        if (!IsReplaced(line, key))
        {
            _xml.Empty(key, Index(line), ReadOnly);
        }
    }

    /// <summary>Sets a parameter of the whole phone.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value.</exception>
    public void Setting(string key, string value)
    {
        if (!_extras.Replace(key))
        {
            _xml.Element(key, value, ReadOnly);
        }
    }

    /// <summary>Sets a number of the whole phone.</summary>
    public void Setting(string key, int number)
    {
        if (!_extras.Replace(key))
        {
            _xml.Element(key, number, ReadOnly);
        }
    }

    /// <summary>Empties a parameter of the whole phone.</summary>
    public void ClearSetting(string key)
    {
        if (!_extras.Replace(key))
        {
            _xml.Empty(key, ReadOnly);
        }
    }

    /// <summary>Ends the file.</summary>
    public ProvisioningFile ToFile()
    {
        foreach ((string key, string value) in _extras.Written)
        {
            WriteExtra(key, value);
        }

        _xml.Close("phone-settings");
        _xml.Close("settings");
        return _xml.ToFile();
    }

    // "name", or "name[2]" for identity 2.
    private void WriteExtra(string key, string value)
    {
        int bracket = key.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0)
        {
            _xml.Extra(key, value, ReadOnly);
            return;
        }

        bool isIndexed = key.EndsWith(']') && int.TryParse(
            key.AsSpan(bracket + 1, key.Length - bracket - 2), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (!isIndexed)
        {
            throw new RefusedParameterException("must be a setting of Snom's, of an identity as in user_expiry[1]");
        }

        _xml.Extra(key[..bracket], value, new XmlAttribute("idx", key[(bracket + 1)..^1]), ReadOnly);
    }

    private bool IsReplaced(int line, string key) =>
        _extras.Any && _extras.Replace(string.Create(CultureInfo.InvariantCulture, $"{key}[{line}]"));

    private static XmlAttribute Index(int line) => new("idx", line.ToString(CultureInfo.InvariantCulture));
}
