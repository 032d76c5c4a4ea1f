using System.Text;

namespace EndpointManager.Application.Dhcp;

/// <summary>dnsmasq: dnsmasq(8).</summary>
internal sealed class DnsmasqWriter : IDhcpSnippetWriter
{
    public string Server => "dnsmasq";

    public IReadOnlyList<string> Notes { get; } =
        ["Put it into a file of its own in /etc/dnsmasq.d, or into dnsmasq.conf."];

    public string Write(IReadOnlyList<PhoneClass> classes)
    {
        var text = new StringBuilder();
        foreach (PhoneClass phones in classes)
        {
            foreach (string prefix in phones.MacPrefixes)
            {
                text.Append($"dhcp-mac=set:{phones.Tag},{prefix.ToLowerInvariant()}:*:*:*\n");
            }

            if (phones.VendorClass is { } name)
            {
                text.Append($"dhcp-vendorclass=set:{phones.Tag},{name}\n");
            }

            string url = Quote(phones.Url);
            text.Append($"dhcp-option=tag:{phones.Tag},66,{url}\n").Append($"dhcp-option=tag:{phones.Tag},160,{url}\n");
        }

        return text.ToString();
    }

    // Within quotes a value is a text whatever it looks like, and only a backslash is special: it begins an escape.
    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
