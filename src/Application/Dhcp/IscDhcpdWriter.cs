using System.Text;

namespace EndpointManager.Application.Dhcp;

/// <summary>ISC dhcpd 4: dhcpd.conf(5), dhcp-eval(5).</summary>
internal sealed class IscDhcpdWriter : IDhcpSnippetWriter
{
    public string Server => "isc-dhcpd";

    public IReadOnlyList<string> Notes { get; } =
        ["Put it into dhcpd.conf outside of every subnet. If option 160 is defined there already, drop the first line and use that name."];

    public string Write(IReadOnlyList<PhoneClass> classes)
    {
        var text = new StringBuilder("option provisioning-url code 160 = text;\n");
        foreach (PhoneClass phones in classes)
        {
            string url = Quote(phones.Url);
            text.Append($"class {Quote(phones.Tag)} {{\n")
                .Append($"  match if {string.Join("\n    or ", Conditions(phones))};\n")
                .Append($"  option tftp-server-name {url};\n")
                .Append($"  option provisioning-url {url};\n")
                .Append("}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Conditions(PhoneClass phones)
    {
        foreach (string prefix in phones.MacPrefixes)
        {
            yield return $"substring(hardware, 1, 3) = {prefix.ToLowerInvariant()}";
        }

        if (phones.VendorClass is { } name)
        {
            yield return $"substring(option vendor-class-identifier, 0, {name.Length}) = {Quote(name)}";
        }
    }

    // A backslash begins an escape, as in C; nothing else is special within the quotes.
    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
