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

    /// <summary>Begins a file that is to hold settings of so many lines.</summary>
    public HtekWriter(int lines)
    {
        _xml = new XmlFileWriter(FrameCapacity + (LineCapacity * lines));
        _xml.Declaration();
        _xml.Open("hl_provision", new XmlAttribute("version", "1"));
        _xml.Open("config", new XmlAttribute("version", "1"));
    }

    /// <summary>Sets a parameter of an account.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value.</exception>
    public void Account(int line, int number, string name, string value) =>
        _xml.Element(PValue(number), value, Para(line, name));

    /// <summary>Sets a number of an account.</summary>
    public void Account(int line, int number, string name, int value) =>
        _xml.Element(PValue(number), value, Para(line, name));

    /// <summary>Empties a parameter of an account.</summary>
    public void ClearAccount(int line, int number, string name) =>
        _xml.Empty(PValue(number), Para(line, name));

    /// <summary>Sets a parameter of the whole phone.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value.</exception>
    public void Setting(int number, string name, string value) =>
        _xml.Element(PValue(number), value, new XmlAttribute("para", name));

    /// <summary>Sets a number of the whole phone.</summary>
    public void Setting(int number, string name, int value) =>
        _xml.Element(PValue(number), value, new XmlAttribute("para", name));

    /// <summary>Empties a parameter of the whole phone.</summary>
    public void ClearSetting(int number, string name) =>
        _xml.Empty(PValue(number), new XmlAttribute("para", name));

    /// <summary>Sets a parameter that the operator names, such as <c>P99</c>.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value, or the name is none.</exception>
    public void Extra(string element, string value) => _xml.Element(element, value);

    /// <summary>Ends the file.</summary>
    public ProvisioningFile ToFile()
    {
        _xml.Close("config");
        _xml.Close("hl_provision");
        return _xml.ToFile();
    }

    private static string PValue(int number) => string.Create(CultureInfo.InvariantCulture, $"P{number}");

    private static XmlAttribute Para(int line, string name) =>
        new("para", string.Create(CultureInfo.InvariantCulture, $"Account{line}_{name}"));
}
