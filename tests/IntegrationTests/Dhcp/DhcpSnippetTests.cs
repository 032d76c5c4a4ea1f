using System.Net;
using System.Text.Json;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Dhcp;

/// <summary>What the service writes for DHCP servers, in the real servers, asked by real clients.</summary>
public sealed class DhcpSnippetTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Snippets = "/console/endpoint-manager/dhcp";

    // Every character that RFC 3986 allows in a path and that is special to some configuration file or shell.
    private const string AwkwardUrl = "http://10.77.0.1:8080/p/;,$(x)'%20&!*[a]~=+@";

    private readonly HttpClient _client = fixture.Service.Client;

    [NeedsNetworkFact]
    public Task Isc_dhcpd_sends_phones_here() => PhonesFindTheirFilesThrough(new IscDhcpd());

    [NeedsNetworkFact]
    public Task Kea_sends_phones_here() => PhonesFindTheirFilesThrough(new Kea());

    [NeedsNetworkFact]
    public Task Dnsmasq_sends_phones_here() => PhonesFindTheirFilesThrough(new Dnsmasq());

    [NeedsNetworkFact]
    public Task Openwrt_sends_phones_here() => PhonesFindTheirFilesThrough(new OpenWrt());

    [NeedsNetworkFact]
    public Task Isc_dhcpd_hands_an_awkward_url_out_unchanged() => AnAwkwardUrlArrivesThrough(new IscDhcpd());

    [NeedsNetworkFact]
    public Task Kea_hands_an_awkward_url_out_unchanged() => AnAwkwardUrlArrivesThrough(new Kea());

    [NeedsNetworkFact]
    public Task Dnsmasq_hands_an_awkward_url_out_unchanged() => AnAwkwardUrlArrivesThrough(new Dnsmasq());

    [NeedsNetworkFact]
    public Task Openwrt_hands_an_awkward_url_out_unchanged() => AnAwkwardUrlArrivesThrough(new OpenWrt());

    [Theory]
    [InlineData("isc-dhcpd")]
    [InlineData("kea")]
    [InlineData("dnsmasq")]
    [InlineData("mikrotik")]
    [InlineData("windows")]
    [InlineData("openwrt")]
    public async Task Every_server_gets_a_snippet_for_the_configured_url(string server)
    {
        JsonElement answer = await _client.ReadAsync($"{Snippets}?server={server}");

        answer.GetProperty("server").GetString().Should().Be(server);
        answer.GetProperty("url").GetString().Should().Be("http://203.0.113.10:8080/provision");
        answer.GetProperty("snippet").GetString().Should().Contain("http://203.0.113.10:8080/provision").And.EndWith("\n");
        answer.GetProperty("notes").EnumerateArray().Should().NotBeEmpty().And.NotContain(note => note.GetString()!.Contains("No phone can reach"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?server=")]
    [InlineData("?server=bind")]
    [InlineData("?server=KEA")]
    public async Task An_unknown_server_is_refused_with_those_that_are_known(string query)
    {
        using HttpResponseMessage response = await _client.GetAsync(new Uri(Snippets + query, UriKind.Relative));

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        problem.GetProperty("errors").GetProperty("server")[0].GetString()
            .Should().Be("Must be one of: isc-dhcpd, kea, dnsmasq, mikrotik, windows, openwrt.");
    }

    private static async Task PhonesFindTheirFilesThrough(DhcpServer server)
    {
        string yealink = Mac.Next("805ec0");
        string fanvil = Mac.Next("0c383e");
        string snom = Mac.Next("000413");
        string stranger = Mac.Next("020000");
        await using PhoneNetwork network = await PhoneNetwork.CreateAsync();
        await network.Console.AddedAsync(ConsoleClient.Device(mac: yealink, username: "desk-of-a-yealink"));
        await network.Console.AddedAsync(ConsoleClient.Device(mac: fanvil, brand: "Fanvil", model: "X3S", username: "desk-of-a-fanvil"));
        await network.Console.AddedAsync(ConsoleClient.Device(mac: snom, brand: "Snom", model: "D785", username: "desk-of-a-snom"));
        await network.ServeAsync(server, await SnippetAsync(network.Console, server));

        (await network.LeaseAsync(yealink)).Should().Be(Lease.With(PhoneNetwork.Url));
        (await network.LeaseAsync(fanvil)).Should().Be(Lease.With(PhoneNetwork.Url + "/$mac.cfg"));
        (await network.LeaseAsync(snom)).Should().Be(Lease.With(PhoneNetwork.Url + "/"));
        (await network.LeaseAsync(stranger)).Should().Be(Lease.OfAStranger);
        (await network.LeaseAsync(stranger, vendorClass: "yealink")).Should().Be(Lease.With(PhoneNetwork.Url));
        (await network.LeaseAsync(stranger, vendorClass: "Fanvil X4")).Should().Be(Lease.With(PhoneNetwork.Url + "/$mac.cfg"));

        string ofYealink = (await network.BootAsync(yealink))!;
        (await network.Phone.FileAsync($"{ofYealink}/y000000000066.cfg")).Should().StartWith("#!version");
        (await network.Phone.FileAsync($"{ofYealink}/{yealink}.cfg")).Should().Contain("account.1.user_name = desk-of-a-yealink\n");
        string ofFanvil = (await network.BootAsync(fanvil))!;
        (await network.Phone.FileAsync(ofFanvil.Replace("$mac", fanvil, StringComparison.Ordinal))).Should().Contain(":desk-of-a-fanvil\n");
        string ofSnom = (await network.BootAsync(snom))!;
        (await network.Phone.FileAsync($"{ofSnom}snomD785-{snom.ToUpperInvariant()}.htm")).Should().Contain(">desk-of-a-snom<");
        (await network.BootAsync(stranger)).Should().BeNull();
    }

    private static async Task AnAwkwardUrlArrivesThrough(DhcpServer server)
    {
        await using TestService elsewhere = await TestService.StartAsync(provisionUrlBase: AwkwardUrl);
        await using PhoneNetwork network = await PhoneNetwork.CreateAsync();
        await network.ServeAsync(server, await SnippetAsync(elsewhere.Client, server));

        (await network.LeaseAsync(Mac.Next("805ec0"))).Should().Be(Lease.With(AwkwardUrl));
        (await network.BootAsync(Mac.Next("0c383e"))).Should().Be(AwkwardUrl + "/$mac.cfg");
    }

    private static async Task<string> SnippetAsync(HttpClient console, DhcpServer server) =>
        (await console.ReadAsync($"{Snippets}?server={server.Name}")).GetProperty("snippet").GetString()!;
}
