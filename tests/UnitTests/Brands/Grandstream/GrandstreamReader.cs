using System.Xml.Linq;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.UnitTests.Brands.Grandstream;

/// <summary>Reads Grandstream's files as a phone does, sharing no code with the writer.</summary>
internal static class GrandstreamReader
{
    public static string? Mac(ProvisioningFile file) => XmlFile.Root(file).Element("mac")?.Value;

    public static IReadOnlyDictionary<string, string> Parameters(ProvisioningFile file)
    {
        XElement root = XmlFile.Root(file);
        root.Name.LocalName.Should().Be("gs_provision");
        return root.Element("config")!.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
    }
}
