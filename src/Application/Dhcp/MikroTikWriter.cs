using System.Text;

namespace EndpointManager.Application.Dhcp;

/// <summary>MikroTik RouterOS 7: its manual, DHCP server (options, matchers) and scripting (strings).</summary>
/// <remarks>
/// A matcher sees options, not MAC addresses; the client identifier (option 61) is the hardware type 1 and the MAC address
/// in the clients that send one as RFC 2132, section 9.14, suggests. Without a pool a matcher leaves clients without address.
/// </remarks>
internal sealed class MikroTikWriter : IDhcpSnippetWriter
{
    public string Server => "mikrotik";

    public IReadOnlyList<string> Notes { get; } =
    [
        "Set the names of your DHCP server and of its address pool in the second and third line, then paste it into a terminal.",
        "Needs RouterOS 7.16, older ones do not know matching-type. It recognises a phone by its client identifier (option 61), which holds the MAC address, "
            + "or by its vendor class; a phone that sends neither needs its option set on its lease.",
    ];

    public string Write(IReadOnlyList<PhoneClass> classes)
    {
        var text = new StringBuilder("{\n:local server \"dhcp1\"\n:local pool \"dhcp_pool0\"\n");
        foreach (PhoneClass phones in classes)
        {
            string tag = phones.Tag;
            string matcher = $"/ip dhcp-server matcher add server=$server address-pool=$pool matching-type=substring option-set={tag}";
            text.Append($"# {phones.Brand}: {phones.Url}\n")
                .Append($"/ip dhcp-server option add name={tag}-66 code=66 value={Value(phones.Url)}\n")
                .Append($"/ip dhcp-server option add name={tag}-160 code=160 value={Value(phones.Url)}\n")
                .Append($"/ip dhcp-server option sets add name={tag} options={tag}-66,{tag}-160\n");
            foreach (string prefix in phones.BareMacPrefixes)
            {
                text.Append($"{matcher} name={tag}-{prefix} code=61 value=0x01{prefix}\n");
            }

            if (phones.VendorClass is { } name)
            {
                text.Append($"{matcher} name={tag}-class code=60 value=\"{name}\"\n");
            }
        }

        return text.Append("}\n").ToString();
    }

    // s'...' keeps a text a text, but has no escape for a quote, and both it and the script know $; the bytes always do.
    private static string Value(string url) => url.All(c => char.IsAsciiLetterOrDigit(c) || ":/.-_".Contains(c))
        ? $"\"s'{url}'\""
        : $"0x{Convert.ToHexString(Encoding.ASCII.GetBytes(url))}";
}
