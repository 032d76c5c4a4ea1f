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

    /// <summary>Begins a file that is to hold settings of so many lines.</summary>
    public SnomWriter(int lines)
    {
        _xml = new XmlFileWriter(FrameCapacity + (LineCapacity * lines));
        _xml.Declaration();
        _xml.Open("settings");
        _xml.Open("phone-settings");
    }

    /// <summary>Sets a parameter of an identity.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value.</exception>
    public void Identity(int line, string key, string value) => _xml.Element(key, value, Index(line), ReadOnly);

    /// <summary>Empties a parameter of an identity.</summary>
    public void ClearIdentity(int line, string key) => _xml.Empty(key, Index(line), ReadOnly);

    /// <summary>Sets a parameter of the whole phone.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value, or the key is no name.</exception>
    public void Setting(string key, string value) => _xml.Element(key, value, ReadOnly);

    /// <summary>Sets a number of the whole phone.</summary>
    public void Setting(string key, int number) => _xml.Element(key, number, ReadOnly);

    /// <summary>Empties a parameter of the whole phone.</summary>
    public void ClearSetting(string key) => _xml.Empty(key, ReadOnly);

    /// <summary>Ends the file.</summary>
    public ProvisioningFile ToFile()
    {
        _xml.Close("phone-settings");
        _xml.Close("settings");
        return _xml.ToFile();
    }

    private static XmlAttribute Index(int line) => new("idx", line.ToString(CultureInfo.InvariantCulture));
}
