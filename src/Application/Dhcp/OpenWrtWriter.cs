namespace EndpointManager.Application.Dhcp;

/// <summary>OpenWrt, whose DHCP server is dnsmasq; its start script includes <c>/etc/dnsmasq.conf</c>.</summary>
/// <remarks>
/// UCI could say the same, but its values go through word splitting and file name patterns of a shell on their way to
/// dnsmasq, and it has no section for several MAC prefixes.
/// </remarks>
internal sealed class OpenWrtWriter : IDhcpSnippetWriter
{
    private const string Begin = "# Endpoint Manager: begin";
    private const string End = "# Endpoint Manager: end";

    private static readonly DnsmasqWriter Dnsmasq = new();

    public string Server => "openwrt";

    public IReadOnlyList<string> Notes { get; } = ["Run it in a shell of the router, as often as you like: it replaces what it wrote before."];

    public string Write(IReadOnlyList<PhoneClass> classes) =>
        $"""
        touch /etc/dnsmasq.conf
        sed -i '/^{Begin}$/,/^{End}$/d' /etc/dnsmasq.conf
        cat >> /etc/dnsmasq.conf <<'END_OF_PHONES'
        {Begin}
        {Dnsmasq.Write(classes)}{End}
        END_OF_PHONES
        /etc/init.d/dnsmasq restart

        """.ReplaceLineEndings("\n");
}
