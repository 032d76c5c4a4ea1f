using System.Net;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip;
using EndpointManager.Infrastructure.Sip.Location;
using EndpointManager.Infrastructure.Sip.Transactions;
using EndpointManager.Infrastructure.Sip.Transports;
using Microsoft.Extensions.Logging.Abstractions;

namespace EndpointManager.UnitTests.Sip;

public sealed class LocationTests
{
    private readonly Names _names = new();

    [Theory]
    [InlineData("203.0.113.10", Transport.Udp, "203.0.113.10:5060")]
    [InlineData("203.0.113.10:5070", Transport.Tls, "203.0.113.10:5070")]
    [InlineData("[2001:db8::1]", Transport.Tcp, "[2001:db8::1]:5060")]
    [InlineData("[::ffff:203.0.113.10]", Transport.Udp, "203.0.113.10:5060")]
    public async Task An_address_is_taken_as_it_is(string server, Transport transport, string hop)
    {
        (await LocateAsync(server, transport)).Should().Equal(hop);
        _names.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_with_a_port_of_its_own_is_a_host()
    {
        _names.Hosts["pbx.example.com"] = ["203.0.113.10", "2001:db8::1"];

        (await LocateAsync("pbx.example.com:5070", Transport.Udp)).Should().Equal("203.0.113.10:5070", "[2001:db8::1]:5070");
        _names.Asked.Should().Equal("pbx.example.com");
    }

    [Theory]
    [InlineData(Transport.Udp, "_sip._udp.example.com")]
    [InlineData(Transport.Tcp, "_sip._tcp.example.com")]
    [InlineData(Transport.Tls, "_sips._tcp.example.com")]
    public async Task A_name_without_a_port_may_be_of_a_service(Transport transport, string service)
    {
        _names.Services[service] = [new("b.example.com", 5080, 20, 0), new("a.example.com", 5090, 10, 0)];
        _names.Hosts["a.example.com"] = ["203.0.113.1"];
        _names.Hosts["b.example.com"] = ["203.0.113.2"];

        (await LocateAsync("example.com", transport)).Should().Equal("203.0.113.1:5090", "203.0.113.2:5080");
    }

    [Fact]
    public async Task A_name_without_a_service_is_a_host_at_the_usual_port()
    {
        _names.Hosts["pbx.example.com"] = ["203.0.113.10"];

        (await LocateAsync("pbx.example.com", Transport.Tls)).Should().Equal("203.0.113.10:5061");
    }

    [Fact]
    public async Task A_certificate_has_to_be_of_what_was_configured()
    {
        _names.Services["_sips._tcp.example.com"] = [new("a.example.com", 5090, 10, 0)];
        _names.Hosts["a.example.com"] = ["203.0.113.1"];

        (await new ServerLocator(_names).LocateAsync(ServerAddress.Parse("example.com", Transport.Tls), Transport.Tls, CancellationToken.None))
            .Should().OnlyContain(hop => hop.ServerName == "example.com");
    }

    [Fact]
    public async Task Of_many_addresses_a_few_are_tried()
    {
        _names.Hosts["pbx.example.com"] = [.. Enumerable.Range(1, 20).Select(number => $"203.0.113.{number}")];

        (await LocateAsync("pbx.example.com", Transport.Udp)).Should().Equal("203.0.113.1:5060", "203.0.113.2:5060", "203.0.113.3:5060", "203.0.113.4:5060");
    }

    [Fact]
    public async Task A_name_that_leads_nowhere_is_told_of()
    {
        _names.Services["_sip._udp.none.example.com"] = [new("", 0, 0, 0)];
        _names.Hosts["none.example.com"] = ["203.0.113.1"];

        await FluentActions.Awaiting(() => LocateAsync("nowhere.example.com", Transport.Udp)).Should().ThrowAsync<TransportFailedException>();
        await FluentActions.Awaiting(() => LocateAsync("none.example.com", Transport.Udp)).Should().ThrowAsync<TransportFailedException>("the root says that there is no service");
    }

    // RFC 2782: a number up to the sum of weights picks whoever's running sum reaches it first.
    [Theory]
    [InlineData(0, "zero")]
    [InlineData(1, "one")]
    [InlineData(2, "three")]
    [InlineData(4, "three")]
    public void Weights_decide_among_equals(int number, string first)
    {
        ServiceServer[] servers = [new("three", 1, 10, 3), new("zero", 1, 10, 0), new("one", 1, 10, 1), new("before", 1, 5, 0), new("after", 1, 20, 100)];

        List<ServiceServer> order = [.. ServiceOrder.Sort(servers, to => Math.Min(to, number))];

        order.Select(server => server.Host).Should().HaveCount(5).And.HaveElementAt(0, "before").And.HaveElementAt(1, first).And.HaveElementAt(4, "after");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.255")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("224.0.1.75")]
    [InlineData("239.255.255.255")]
    [InlineData("255.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.1.1")]
    public void Where_no_phone_can_be_nothing_is_sent_unless_that_is_allowed(string address)
    {
        IPAddress target = IPAddress.Parse(address);
        IPAddress plain = target.IsIPv4MappedToIPv6 ? target.MapToIPv4() : target;

        Refuse(address).Should().Contain("sip.allowed_targets");
        Refuse(address, allowed: new IPNetwork(plain, plain.GetAddressBytes().Length * 8)).Should().BeNull();
        Refuse(address, allowed: IPNetwork.Parse("10.0.0.0/8")).Should().NotBeNull();
    }

    [Theory]
    [InlineData("192.168.1.20")]
    [InlineData("203.0.113.10")]
    [InlineData("2001:db8::1")]
    [InlineData("fd00::1")]
    public void Where_phones_can_be_something_is_sent(string address) => Refuse(address).Should().BeNull();

    [Theory]
    [InlineData(2, 3, 3, true)]
    [InlineData(2, 3, 1, true)]
    [InlineData(2, 3, 13, true)]
    [InlineData(2, 3, 4, false)]
    [InlineData(2, 11, 0, false)]
    [InlineData(2, 12, 0, true)]
    [InlineData(3, 1, 4, true)]
    [InlineData(3, 1, 0, true)]
    [InlineData(3, 2, 0, false)]
    [InlineData(3, 3, 0, false)]
    [InlineData(3, 4, 1, true)]
    [InlineData(1, 3, 3, false)]
    [InlineData(0, 0, 0, false)]
    public void An_icmp_error_ends_what_cannot_get_there(byte origin, byte type, byte code, bool ends) =>
        IcmpError.Of(new IPEndPoint(IPAddress.Loopback, 5060), origin, type, code).EndsTransactions.Should().Be(ends);

    private static string? Refuse(string address, IPNetwork? allowed = null)
    {
        using var meters = new DropCounter();
        using var udp = new UdpTransport(new TransactionTable(TimeProvider.System, new SipMetrics(meters)), NullLogger<UdpTransport>.Instance);
        var guard = new TargetGuard(new SipSettings { AllowedTargets = allowed is { } network ? [network] : [] }, new HttpSettings(), udp);
        return guard.Refuse(new Hop(Transport.Udp, new IPEndPoint(IPAddress.Parse(address), 5060), ""));
    }

    private async Task<IEnumerable<string>> LocateAsync(string server, Transport transport)
    {
        IReadOnlyList<Hop> hops = await new ServerLocator(_names).LocateAsync(ServerAddress.Parse(server, transport), transport, CancellationToken.None);
        hops.Should().OnlyContain(hop => hop.Transport == transport);
        return hops.Select(hop => hop.Remote.ToString());
    }

    private sealed class Names : INameLookup
    {
        public Dictionary<string, IReadOnlyList<ServiceServer>> Services { get; } = [];

        public Dictionary<string, string[]> Hosts { get; } = [];

        public List<string> Asked { get; } = [];

        public Task<IReadOnlyList<ServiceServer>> FindServersAsync(string service, CancellationToken cancellationToken)
        {
            Asked.Add(service);
            return Task.FromResult(Services.GetValueOrDefault(service, []));
        }

        public Task<IReadOnlyList<IPAddress>> FindAddressesAsync(string host, CancellationToken cancellationToken)
        {
            Asked.Add(host);
            return Task.FromResult<IReadOnlyList<IPAddress>>([.. Hosts.GetValueOrDefault(host, []).Select(IPAddress.Parse)]);
        }
    }
}
