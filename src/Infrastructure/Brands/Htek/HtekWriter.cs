using System.Globalization;
using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.Brands.Syntax;

namespace EndpointManager.Infrastructure.Brands.Htek;

/// <summary>Writes Htek's P-values, each with the name that the vendor gives it; phones go by the number.</summary>
internal sealed class HtekWriter
{
    private const int FrameCapacity = 1536;
    private const int LineCapacity = 448;

    private readonly XmlFileWriter _xml;
    private readonly XmlExtras _extras;

    /// <summary>Begins a file that is to hold settings of so many lines, and the operator's parameters.</summary>
    public HtekWriter(int lines, XmlExtras extras)
    {
        _extras = extras;
        _xml = new XmlFileWriter(FrameCapacity + (LineCapacity * lines));
        _xml.Declaration();
        _xml.Open("hl_provision", new XmlAttribute("version", "1"));
        _xml.Open("config", new XmlAttribute("version", "1"));
    }

    /// <summary>Name of an account's parameter.</summary>
    public static string OfAccount(int line, string name) => string.Create(CultureInfo.InvariantCulture, $"Account{line}_{name}");

    /// <summary>A P-value as the phone knows it.</summary>
    public static string PValue(int number) => string.Create(CultureInfo.InvariantCulture, $"P{number}");

    /// <summary>Sets a parameter.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value.</exception>
    public void Set(int number, string name, string value)
    {
        if (!IsReplaced(number))
        {
            _xml.Element(PValue(number), value, Para(name));
        }
    }

    /// <summary>Sets a number.</summary>
    public void Set(int number, string name, int value)
    {
        if (!IsReplaced(number))
        {
            _xml.Element(PValue(number), value, Para(name));
        }
    }

    /// <summary>Empties a parameter.</summary>
    public void Clear(int number, string name)
    {
        if (!IsReplaced(number))
        {
            _xml.Empty(PValue(number), Para(name));
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
        _xml.Close("hl_provision");
        return _xml.ToFile();
    }

    private bool IsReplaced(int number) => _extras.Any && _extras.Replace(PValue(number));

    private static XmlAttribute Para(string name) => new("para", name);
}
