using System.Text;
using System.Xml.Linq;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.UnitTests.Brands;

/// <summary>Reads XML files with the framework's parser, which shares no code with our writer.</summary>
internal static class XmlFile
{
    public static XElement Root(ProvisioningFile file) =>
        XDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Content.Span)).Root!;

    /// <summary>All of a file but the text: elements with their attributes, in order, and any node that is neither.</summary>
    public static IEnumerable<string> Structure(ProvisioningFile file) =>
        Root(file).DescendantNodesAndSelf().Where(node => node is not XText).Select(node => node is XElement element
            ? $"{element.Name} {string.Join(' ', element.Attributes())}"
            : node.ToString());
}
