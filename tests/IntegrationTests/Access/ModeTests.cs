using System.Net;
using System.Text.Json;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Access;

/// <summary>Networks and windows of the other modes. The default mode has tests of its own.</summary>
public sealed class ModeTests
{
    [Theory]
    [InlineData("open", "203.0.113.9", 200)]
    [InlineData("open", "10.1.2.3", 200)]
    [InlineData("allowlist", "198.51.100.9", 200)]
    [InlineData("allowlist", "10.1.2.3", 404)]
    [InlineData("lan", "198.51.100.9", 200)]
    [InlineData("lan", "10.1.2.3", 200)]
    [InlineData("lan", "203.0.113.9", 404)]
    public async Task A_mode_serves_its_networks(string mode, string from, int status)
    {
        AccessModes.TryParse(mode, out AccessMode access).Should().BeTrue();
        await using TestService service = await AccessClient.StartAsync(
            new ProvisioningSettings { Access = access, AllowedNetworks = [IPNetwork.Parse("198.51.100.0/24")] });
        string mac = await service.Client.AddedMacAsync();

        ((int)await service.Client.StatusAsync($"/provision/{mac}.cfg", from)).Should().Be(status);
    }

    [Theory]
    [InlineData("lan", 404)]
    [InlineData("allowlist", 404)]
    [InlineData("open", 200)]
    [InlineData("token", 200)]
    public async Task A_forwarding_header_of_an_untrusted_peer_takes_away_what_a_network_gives(string mode, int status)
    {
        AccessModes.TryParse(mode, out AccessMode access).Should().BeTrue();
        await using TestService service = await TestService.StartAsync(
            provisioning: new ProvisioningSettings { Access = access, AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8")] });
        string mac = await service.Client.AddedMacAsync();

        ((int)await service.Client.StatusAsync($"/provision/{mac}.cfg", "10.1.2.3")).Should().Be(status);
    }

    [Fact]
    public async Task In_a_container_its_gateway_is_nobody()
    {
        await using TestService service = await TestService.StartAsync(
            trustedProxies: [IPNetwork.Parse("127.0.0.0/8")],
            adjust: services => services.AddSingleton<IHostNetwork>(new Container("172.18.0.1")));
        string mac = await service.Client.AddedMacAsync();

        (await service.Client.StatusAsync($"/provision/{mac}.cfg", "172.18.0.1")).Should().Be(HttpStatusCode.NotFound);
        (await service.Client.StatusAsync($"/provision/{mac}.cfg", "172.18.0.2")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Where_refusals_are_not_enforced_all_is_served_and_recorded()
    {
        await using TestService service = await AccessClient.StartAsync(new ProvisioningSettings { Enforce = false, WindowMinutes = 10 });
        string mac = await service.Client.AddedMacAsync();

        (await service.Client.FileFromAsync($"/provision/{mac}.cfg", "203.0.113.9")).Should().Contain(AccessClient.Planted);

        JsonElement request = await service.Client.LastRequestAsync(mac);
        (request.Text("status"), request.Text("servedForm"), request.Text("reason")).Should().Be(("200", "native", "not-local"));
        (await service.Client.ReadUntilAsync($"{ConsoleClient.Devices}/{mac}", device => device.GetProperty("fetch").Text("upToDate") is not null))
            .GetProperty("fetch").Text("lastSeenAddress").Should().Be("203.0.113.9");
    }

    [Fact]
    public async Task A_phone_with_the_url_of_before_is_told_the_new_one_when_the_key_or_the_mode_changes()
    {
        using var folder = new TestFolder();
        string mac;
        string before;
        await using (TestService service = await AccessClient.StartAsync(Shared("0123456789abcdef"), folder))
        {
            mac = await service.Client.AddedMacAsync();
            before = await service.Client.UrlOfAsync(mac) + ".cfg";
        }

        await using (TestService service = await AccessClient.StartAsync(Shared("fedcba9876543210"), folder))
        {
            (await service.Client.StatusAsync(before, "203.0.113.9")).Should().Be(HttpStatusCode.Unauthorized);
        }

        await using (TestService service = await AccessClient.StartAsync(Shared("fedcba9876543210", enforce: false), folder))
        {
            (await service.Client.FileFromAsync(before, "203.0.113.9")).Should().Contain("/provision/fedcba9876543210\n").And.Contain(AccessClient.Planted);
            JsonElement request = await service.Client.LastRequestAsync(mac);
            (request.Text("status"), request.Text("reason"), request.Text("file")).Should().Be(("200", "no-credentials", mac + ".cfg"));
        }

        string withToken;
        await using (TestService service = await AccessClient.StartAsync(new ProvisioningSettings { Access = AccessMode.Token, WindowMinutes = 10 }, folder))
        {
            // Devices of before get their tokens in the background.
            await service.Client.ReadUntilAsync($"{ConsoleClient.Devices}/{mac}", device => device.Text("provisionUrl")!.Split('/').Length == 6);
            await service.Client.ArmAsync(mac);
            withToken = await service.Client.UrlOfAsync(mac) + ".cfg";
            (await service.Client.FileFromAsync(before, "203.0.113.9")).Should().MatchRegex("/provision/d[A-Za-z0-9_-]{22}\n").And.Contain(AccessClient.Planted);
        }

        await using (TestService service = await AccessClient.StartAsync(new ProvisioningSettings(), folder))
        {
            (await service.Client.FileFromAsync(withToken, "10.1.2.3")).Should().Contain("/provision\n").And.Contain(AccessClient.Planted);
            (await service.Client.StatusAsync(withToken, "203.0.113.9")).Should().Be(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_window_closes_is_shown_and_is_opened_again()
    {
        var time = new MovableTime();
        await using TestService service = await AccessClient.StartAsync(new ProvisioningSettings { WindowMinutes = 30 }, time: time);
        string mac = await service.Client.AddedMacAsync("Fanvil", "X3S");
        string native = $"/provision/{mac}.cfg";
        string documented = $"/provision/{mac}";

        (await service.Client.FileFromAsync(native, "10.1.2.3")).Should().Contain(AccessClient.Planted);
        time.Offset = TimeSpan.FromMinutes(31);
        (await service.Client.FileFromAsync(native, "10.1.2.3")).Should().NotContain(AccessClient.Planted).And.Contain("SIP1 Register User :2042");
        (await service.Client.FileFromAsync(documented, "10.1.2.3")).Should().NotContain("password").And.Contain("<auth_name>2042</auth_name>");
        DateTimeOffset until = (await service.Client.DeviceAsync(mac)).GetProperty("armedUntil").GetDateTimeOffset();
        until.Should().BeCloseTo(DateTimeOffset.UtcNow.AddMinutes(30), TimeSpan.FromMinutes(1));

        await service.Client.ArmAsync(mac);
        (await service.Client.FileFromAsync(native, "10.1.2.3")).Should().Contain(AccessClient.Planted);
        (await service.Client.DeviceAsync(mac)).GetProperty("armedUntil").GetDateTimeOffset().Should().BeAfter(until);
    }

    [Fact]
    public async Task Of_a_device_that_is_not_there_nothing_is_armed()
    {
        await using TestService service = await TestService.StartAsync();

        using HttpResponseMessage armed = await service.Client.PostAsync(
            new Uri($"{ConsoleClient.Devices}/{Mac.Next()}/arm", UriKind.Relative), null);

        await armed.ShouldBeProblemAsync(HttpStatusCode.NotFound, "device-not-found");
    }

    private static ProvisioningSettings Shared(string key, bool enforce = true) =>
        new() { Access = AccessMode.Shared, SharedKey = AccessClient.Key(key), Enforce = enforce };

    private sealed class Container(string gateway) : IHostNetwork
    {
        public IReadOnlyCollection<IPAddress> ContainerGateways { get; } = [IPAddress.Parse(gateway)];
    }
}
