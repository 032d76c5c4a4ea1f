using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;
using EndpointManager.UnitTests.Application;

namespace EndpointManager.UnitTests.Access;

public sealed class ServedNetworksTests
{
    private static readonly IPNetwork[] Listed = [IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("172.18.0.1/32"), IPNetwork.Parse("2001:db8::/32")];

    [Theory]
    [InlineData(AccessMode.Lan, "10.1.2.3", true)]
    [InlineData(AccessMode.Lan, "198.51.100.9", true)]
    [InlineData(AccessMode.Lan, "203.0.113.9", false)]
    [InlineData(AccessMode.Lan, null, false)]
    [InlineData(AccessMode.Allowlist, "198.51.100.9", true)]
    [InlineData(AccessMode.Allowlist, "2001:db8::9", true)]
    [InlineData(AccessMode.Allowlist, "10.1.2.3", false)]
    [InlineData(AccessMode.Allowlist, "127.0.0.1", false)]
    [InlineData(AccessMode.Allowlist, null, false)]
    [InlineData(AccessMode.Open, "203.0.113.9", true)]
    [InlineData(AccessMode.Open, null, true)]
    [InlineData(AccessMode.Shared, "203.0.113.9", true)]
    [InlineData(AccessMode.Token, null, true)]
    public void A_mode_serves_its_networks(AccessMode mode, string? source, bool served) =>
        Of(mode, Listed).Contain(source is null ? null : IPAddress.Parse(source)).Should().Be(served);

    [Fact]
    public void The_gateway_of_a_container_may_be_anyone_unless_it_is_listed()
    {
        Of(AccessMode.Lan, [], "172.18.0.1").Contain(IPAddress.Parse("172.18.0.1")).Should().BeFalse();
        Of(AccessMode.Lan, [], "172.18.0.1").Contain(IPAddress.Parse("172.18.0.2")).Should().BeTrue();
        Of(AccessMode.Lan, Listed, "172.18.0.1").Contain(IPAddress.Parse("172.18.0.1")).Should().BeTrue();
    }

    [Fact]
    public void A_link_local_gateway_is_known_by_its_address_whichever_interface_it_was_seen_on()
    {
        Of(AccessMode.Lan, [], "fe80::1").Contain(IPAddress.Parse("fe80::1%2")).Should().BeFalse();
        Of(AccessMode.Lan, [], "fe80::1%2").Contain(IPAddress.Parse("fe80::1%3")).Should().BeFalse();
        Of(AccessMode.Lan, [], "fe80::1").Contain(IPAddress.Parse("fe80::2%2")).Should().BeTrue();
        Of(AccessMode.Lan, [IPNetwork.Parse("fe80::1/128")], "fe80::1").Contain(IPAddress.Parse("fe80::1%2")).Should().BeTrue();
    }

    private static ServedNetworks Of(AccessMode mode, IReadOnlyList<IPNetwork> listed, params string[] gateways) => new(
        new ServiceSettings { Provisioning = new ProvisioningSettings { Access = mode, AllowedNetworks = listed } }, new FakeHost(gateways));
}
