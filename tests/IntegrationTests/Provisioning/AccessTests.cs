using System.Net;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Provisioning;

/// <summary>Who is served: local networks, and nobody whose address is not known for sure.</summary>
public sealed class AccessTests(ServiceFixture direct, ProxiedServiceFixture proxied)
    : IClassFixture<ServiceFixture>, IClassFixture<ProxiedServiceFixture>
{
    private const string CommonFile = "y000000000066.cfg";

    public static TheoryData<string> LocalAddresses { get; } =
    [
        "10.0.0.1", "10.255.255.254", "172.16.0.1", "172.31.255.254", "192.168.1.20", "169.254.7.8",
        "100.64.0.1", "100.127.255.254", "fe80::1", "fc00::1", "fdff::1", "::ffff:10.0.0.1",
    ];

    public static TheoryData<string> PublicAddresses { get; } =
    [
        "8.8.8.8", "11.0.0.1", "9.255.255.255", "172.15.255.255", "172.32.0.1", "192.167.255.255", "192.169.0.1",
        "100.63.255.255", "100.128.0.1", "169.253.0.1", "203.0.113.7", "0.0.0.0", "255.255.255.255", "2001:db8::1", "::",
        "fec0::1", "fe00::1", "::ffff:8.8.8.8", "10.0.0.1, 8.8.8.8", "not-an-address", "unknown", "",
        "127.0.0.1", "::1",
    ];

    /// <summary>Ways in which an unconfigured proxy would show itself.</summary>
    public static TheoryData<string> ForwardingHeaders { get; } =
    [
        "X-Forwarded-For: 127.0.0.1", "X-Forwarded-For: 10.0.0.1", "X-Forwarded-For:", "x-forwarded-for: 8.8.8.8",
        "X-Forwarded-Proto: https", "X-Forwarded-Host: localhost", "X-Forwarded-Prefix: /x", "X-Real-IP: 127.0.0.1",
        "Forwarded: for=127.0.0.1",
    ];

    [Theory]
    [MemberData(nameof(LocalAddresses))]
    public async Task A_phone_in_a_local_network_is_served(string address)
    {
        string mac = await AddAsync(proxied.Service);

        (await StatusAsync($"/provision/{mac}.cfg", address)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync("/provision/" + CommonFile, address)).Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(PublicAddresses))]
    public async Task Nobody_else_learns_even_whether_a_mac_is_known(string address)
    {
        string known = await AddAsync(proxied.Service);
        Uri service = proxied.Service.Address;
        string forwarded = "X-Forwarded-For: " + address;

        RawAnswer[] answers =
        [
            RawAnswer.Parse(await RawHttp.GetAsync(service, "/provision/" + known, forwarded)),
            RawAnswer.Parse(await RawHttp.GetAsync(service, $"/provision/{known}.cfg", forwarded)),
            RawAnswer.Parse(await RawHttp.GetAsync(service, "/provision/" + Mac.Next(), forwarded)),
            RawAnswer.Parse(await RawHttp.GetAsync(service, "/provision/" + CommonFile, forwarded)),
        ];

        answers[0].Status.Should().Be(404);
        answers.Select(answer => answer.Head + answer.Body).Distinct().Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(ForwardingHeaders))]
    public async Task A_forwarding_header_of_an_untrusted_peer_is_refused_even_from_loopback(string header)
    {
        string mac = await AddAsync(direct.Service);

        string named = await RawHttp.GetAsync(direct.Service.Address, $"/provision/{mac}.cfg", header);
        string common = await RawHttp.GetAsync(direct.Service.Address, "/provision/" + CommonFile, header);

        RawHttp.StatusOf(named).Should().Be(404);
        RawHttp.StatusOf(common).Should().Be(404);
    }

    [Theory]
    [InlineData("8.8.8.8, 10.0.0.1", 200)]
    [InlineData("8.8.8.8, 10.0.0.1, 127.0.0.9", 200)]
    [InlineData("10.0.0.1, 8.8.8.8, 127.0.0.9", 404)]
    public async Task Of_several_hops_only_the_last_untrusted_one_counts(string hops, int status)
    {
        string mac = await AddAsync(proxied.Service);

        ((int)await StatusAsync($"/provision/{mac}.cfg", hops)).Should().Be(status);
    }

    [Fact]
    public async Task A_trusted_proxy_that_does_not_say_for_whom_it_asks_is_refused()
    {
        string mac = await AddAsync(proxied.Service);

        string answer = await RawHttp.GetAsync(proxied.Service.Address, $"/provision/{mac}.cfg", "X-Forwarded-Proto: https");

        RawHttp.StatusOf(answer).Should().Be(404);
    }

    [Fact]
    public async Task An_addon_list_without_the_name_mounts_nothing_but_signs_of_life()
    {
        await using TestService service = await TestService.StartAsync(proxy: new ProxySettings { Addons = ["another"] });

        foreach (string path in (string[])["/provision/" + CommonFile, ConsoleClient.Devices, "/swagger/v1/swagger.json"])
        {
            using HttpResponseMessage response = await service.Client.FetchAsync(path);
            response.StatusCode.Should().Be(HttpStatusCode.NotFound, path);
        }

        (await service.Client.FetchAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_addon_list_with_the_name_mounts_everything()
    {
        await using TestService service =
            await TestService.StartAsync(proxy: new ProxySettings { Addons = ["another", "endpoint-manager"] });

        foreach (string path in (string[])["/provision/" + CommonFile, ConsoleClient.Devices, "/swagger/v1/swagger.json"])
        {
            using HttpResponseMessage response = await service.Client.FetchAsync(path);
            response.StatusCode.Should().Be(HttpStatusCode.OK, path);
        }
    }

    // The console of a service behind a proxy still answers a client that reaches it directly.
    private static async Task<string> AddAsync(TestService service)
    {
        string mac = Mac.Next();
        await service.Client.AddedAsync(ConsoleClient.Device(mac));
        return mac;
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string from)
    {
        using HttpResponseMessage response = await proxied.Service.Client.FetchAsync(path, from: from);
        return response.StatusCode;
    }
}
