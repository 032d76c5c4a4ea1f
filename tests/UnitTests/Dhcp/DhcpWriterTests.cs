using System.Text;
using System.Text.RegularExpressions;
using EndpointManager.Application.Dhcp;

namespace EndpointManager.UnitTests.Dhcp;

/// <summary>
/// What each DHCP server gets, as whole files reviewed by hand. That dhcpd, Kea and dnsmasq take theirs is proved with the
/// real ones in the integration tests; Windows and RouterOS cannot be run there.
/// </summary>
public sealed partial class DhcpWriterTests
{
    private const string Url = "http://203.0.113.10:8080/provision";

    // What RFC 3986 allows in a path and a shell, a script or a list could take for its own.
    private const string AwkwardUrl = "http://203.0.113.10/p/;,$(x)'%20&!*[a]~=+@";

    public static TheoryData<string> Servers => [.. DhcpServers.Names];

    [Theory]
    [MemberData(nameof(Servers))]
    public void A_server_gets_its_snippet(string server) =>
        Write(server, Url).Should().Be(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Dhcp", "Golden", server + ".txt")));

    [Theory]
    [MemberData(nameof(Servers))]
    public void A_brand_known_by_its_vendor_class_alone_gets_options_and_no_empty_list(string server)
    {
        PhoneClass phones = new() { Brand = "Any", MacPrefixes = [], VendorClass = "any", Url = Url };

        string snippet = Writer(server).Write([phones]);

        snippet.Should().Contain("any").And.Contain(Url).And.NotContain("EQ, ").And.NotContain("match if ;").And.NotContain("if \n");
    }

    [Fact]
    public void Powershell_reads_an_awkward_url_back()
    {
        IEnumerable<string> values = PowerShellValue().Matches(Write("windows", AwkwardUrl))
            .Select(match => match.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal));

        values.Distinct().Should().BeEquivalentTo(AwkwardUrl, AwkwardUrl + "/$mac.cfg");
    }

    [Fact]
    public void Routeros_gets_an_awkward_url_as_bytes()
    {
        IEnumerable<string> values = RouterOsValue().Matches(Write("mikrotik", AwkwardUrl))
            .Select(match => Encoding.ASCII.GetString(Convert.FromHexString(match.Groups[1].Value)));

        values.Distinct().Should().BeEquivalentTo(AwkwardUrl, AwkwardUrl + "/$mac.cfg");
    }

    [GeneratedRegex(@"-Value '((?:[^']|'')*)'\n")]
    private static partial Regex PowerShellValue();

    [GeneratedRegex(@" value=0x([0-9A-F]{20,})\n")]
    private static partial Regex RouterOsValue();

    private static string Write(string server, string url) => Writer(server).Write(
    [
        new PhoneClass { Brand = "Fanvil", MacPrefixes = ["0C:38:3E"], VendorClass = "Fanvil", Url = url + "/$mac.cfg" },
        new PhoneClass { Brand = "Snom", MacPrefixes = ["00:04:13"], VendorClass = null, Url = url },
        new PhoneClass { Brand = "Yealink", MacPrefixes = ["00:15:65", "80:5E:C0"], VendorClass = "yealink", Url = url },
    ]);

    private static IDhcpSnippetWriter Writer(string server) =>
        DhcpServers.TryFind(server, out IDhcpSnippetWriter? writer) ? writer : throw new ArgumentException(server);
}
