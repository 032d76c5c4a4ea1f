using System.Xml.Linq;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.UnitTests.Brands.Htek;

/// <summary>Reads Htek's files by number as a phone does, sharing no code with the writer.</summary>
internal static class HtekReader
{
    public static IReadOnlyDictionary<string, string> Parameters(ProvisioningFile file) =>
        Elements(file).ToDictionary(element => element.Name.LocalName, element => element.Value);

    public static IReadOnlyDictionary<string, string> Names(ProvisioningFile file) =>
        Elements(file).ToDictionary(element => element.Name.LocalName, element => element.Attribute("para")?.Value ?? "");

    // The clock follows the phone's own table, which is not ours to know.
    public static FleetAsRead Fleet(ProvisioningFile file)
    {
        IReadOnlyDictionary<string, string> all = Parameters(file);
        return new FleetAsRead
        {
            AdminPassword = all.GetValueOrDefault("P2"),
            NtpServer = all.GetValueOrDefault("P30"),
            ProvisionUrl = all.GetValueOrDefault("P237")?[..^1],
        };
    }

    private static IEnumerable<XElement> Elements(ProvisioningFile file)
    {
        XElement root = XmlFile.Root(file);
        root.Name.LocalName.Should().Be("hl_provision");
        return root.Element("config")!.Elements();
    }
}
