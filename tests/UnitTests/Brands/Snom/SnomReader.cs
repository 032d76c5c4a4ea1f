using System.Xml.Linq;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.UnitTests.Brands.Snom;

/// <summary>Reads Snom's files as a phone does, sharing no code with the writer: <c>name</c>, or <c>name[identity]</c>.</summary>
internal static class SnomReader
{
    public static IReadOnlyDictionary<string, string> Parameters(ProvisioningFile file)
    {
        XElement root = XmlFile.Root(file);
        root.Name.LocalName.Should().Be("settings");
        return root.Element("phone-settings")!.Elements().ToDictionary(
            element => element.Attribute("idx") is { } index ? $"{element.Name}[{index.Value}]" : element.Name.LocalName,
            element => element.Value);
    }
}
