using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndpointManager.Application.Dhcp;

/// <summary>Kea DHCPv4: its administrator reference manual, chapters on custom options and client classification.</summary>
internal sealed class KeaWriter : IDhcpSnippetWriter
{
    private const string OptionName = "provisioning-url";

    // Relaxed: people read it in a file, and it never stands in a page.
    private static readonly JsonSerializerOptions Format =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Server => "kea";

    public IReadOnlyList<string> Notes { get; } =
        ["Merge the two lists into those of the same name under Dhcp4; where there are none, copy them there."];

    public string Write(IReadOnlyList<PhoneClass> classes)
    {
        var configuration = new JsonObject
        {
            ["Dhcp4"] = new JsonObject
            {
                ["option-def"] = new JsonArray(
                    new JsonObject { ["name"] = OptionName, ["code"] = 160, ["space"] = "dhcp4", ["type"] = "string" }),
                ["client-classes"] = new JsonArray([.. classes.Select(ToClass)]),
            },
        };
        return configuration.ToJsonString(Format) + "\n";
    }

    private static JsonObject ToClass(PhoneClass phones) => new()
    {
        ["name"] = phones.Tag,
        ["test"] = string.Join(" or ", Conditions(phones)),
        ["option-data"] = new JsonArray(Option("tftp-server-name", phones.Url), Option(OptionName, phones.Url)),
    };

    private static IEnumerable<string> Conditions(PhoneClass phones)
    {
        foreach (string prefix in phones.BareMacPrefixes)
        {
            yield return $"substring(pkt4.mac, 0, 3) == 0x{prefix}";
        }

        if (phones.VendorClass is { } name)
        {
            yield return $"substring(option[60].hex, 0, {name.Length}) == '{name}'";
        }
    }

    // Data is a list separated by commas, and only the first element of it would be sent.
    private static JsonObject Option(string name, string url) =>
        new() { ["name"] = name, ["data"] = url.Replace(",", "\\,", StringComparison.Ordinal) };
}
