using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Domain.Devices;

public sealed class TransportTests
{
    [Theory]
    [InlineData("udp", Transport.Udp)]
    [InlineData("TCP", Transport.Tcp)]
    [InlineData("Tls", Transport.Tls)]
    public void A_name_is_read_without_regard_to_case(string name, Transport expected)
    {
        Transports.TryParse(name, out Transport transport).Should().BeTrue();

        transport.Should().Be(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("sctp")]
    [InlineData("udp ")]
    [InlineData("udp,tcp")]
    [InlineData("tls\n")]
    [InlineData("\uFF55dp")]
    public void Anything_else_is_no_transport(string? name) => Transports.TryParse(name, out _).Should().BeFalse();

    [Fact]
    public void Every_transport_has_a_name_that_reads_back()
    {
        Transports.Names.Should().HaveSameCount(Enum.GetValues<Transport>());
        Enum.GetValues<Transport>().Should().OnlyContain(transport => Transports.OrDefault(transport.ToName()) == transport);
    }

    [Fact]
    public void No_name_means_udp() => Transports.OrDefault(null).Should().Be(Transport.Udp);
}
