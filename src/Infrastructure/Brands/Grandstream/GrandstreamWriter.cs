using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.Brands.Syntax;

namespace EndpointManager.Infrastructure.Brands.Grandstream;

/// <summary>Writes Grandstream's P-values, an operator's own last and in the place of ours.</summary>
internal sealed class GrandstreamWriter
{
    private const int FrameCapacity = 1024;
    private const int LineCapacity = 320;

    private readonly XmlFileWriter _xml;
    private readonly XmlExtras _extras;

    /// <summary>Begins a file that is to hold settings of so many lines.</summary>
    /// <param name="lines">The number of lines.</param>
    /// <param name="macAddress">Whose file it is; null for everybody's. A phone ignores one with another's address.</param>
    /// <param name="extras">The operator's parameters.</param>
    public GrandstreamWriter(int lines, string? macAddress, XmlExtras extras)
    {
        _extras = extras;
        _xml = new XmlFileWriter(FrameCapacity + (LineCapacity * lines));
        _xml.Declaration();
        _xml.Open("gs_provision", new XmlAttribute("version", "1"));
        if (macAddress is not null)
        {
            _xml.Element("mac", macAddress);
        }

        _xml.Open("config", new XmlAttribute("version", "1"));
    }

    /// <summary>Sets a P-value.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value.</exception>
    public void Set(string name, string value)
    {
        if (!_extras.Replace(name))
        {
            _xml.Element(name, value);
        }
    }

    /// <summary>Sets a number.</summary>
    public void Set(string name, int number)
    {
        if (!_extras.Replace(name))
        {
            _xml.Element(name, number);
        }
    }

    /// <summary>Empties a P-value.</summary>
    public void Clear(string name)
    {
        if (!_extras.Replace(name))
        {
            _xml.Empty(name);
        }
    }

    /// <summary>Ends the file.</summary>
    public ProvisioningFile ToFile()
    {
        foreach ((string name, string value) in _extras.Written)
        {
            _xml.Extra(name, value);
        }

        _xml.Close("config");
        _xml.Close("gs_provision");
        return _xml.ToFile();
    }
}
