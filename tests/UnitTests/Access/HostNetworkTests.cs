using System.Net;
using EndpointManager.Infrastructure.Provisioning;

namespace EndpointManager.UnitTests.Access;

public sealed class HostNetworkTests : IDisposable
{
    private const string Routes = """
        Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
        eth0	00000000	010012AC	0003	0	0	0	00000000	0	0	0
        eth0	000012AC	00000000	0001	0	0	0	0000FFFF	0	0	0

        """;

    private const string Ipv6Routes = """
        fd000000000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0
        00000000000000000000000000000000 00 00000000000000000000000000000000 00 fd000000000000000000000000000001 00000400 00000001 00000000 00000003     eth0
        00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo

        """;

    private readonly string _root = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(".dockerenv", "")]
    [InlineData("run/.containerenv", "")]
    [InlineData("proc/1/cgroup", "12:pids:/docker/0123456789ab\n")]
    [InlineData("proc/1/cgroup", "0::/kubepods/besteffort/pod1\n")]
    public void In_a_container_the_default_gateways_are_found(string mark, string content)
    {
        Write("proc/net/route", Routes);
        Write("proc/net/ipv6_route", Ipv6Routes);
        Write(mark, content);

        GatewaysWith("", "").Should().Equal(IPAddress.Parse("172.18.0.1"), IPAddress.Parse("fd00::1"));
    }

    [Theory]
    [InlineData("KUBERNETES_SERVICE_HOST", "10.96.0.1", true)]
    [InlineData("DOTNET_RUNNING_IN_CONTAINER", "true", true)]
    [InlineData("DOTNET_RUNNING_IN_CONTAINER", "false", false)]
    [InlineData("container", "podman", true)]
    [InlineData("container", "", false)]
    [InlineData("HOME", "/root", false)]
    public void A_pod_that_no_file_tells_is_told_by_its_environment(string name, string value, bool isContainer)
    {
        Write("proc/net/route", Routes);
        Write("proc/1/cgroup", "0::/\n");

        GatewaysWith(name, value).Should().Equal(isContainer ? [IPAddress.Parse("172.18.0.1")] : []);
    }

    [Fact]
    public void On_a_machine_a_gateway_is_a_router_like_any_other()
    {
        Write("proc/net/route", Routes);
        Write("proc/1/cgroup", "0::/init.scope\n");

        GatewaysWith("", "").Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("eth0\t00000000\n")]
    [InlineData("eth0\t00000000\tnonsense\t0003\n")]
    [InlineData("eth0\t00000000\t00000000\t0001\n")]
    public void What_is_no_gateway_is_none(string routes)
    {
        Write(".dockerenv", "");
        Write("proc/net/route", routes);
        Write("proc/net/ipv6_route", "00000000000000000000000000000000 00 x 00 zz000000000000000000000000000001\n");

        GatewaysWith("", "").Should().BeEmpty();
    }

    private IReadOnlyCollection<IPAddress> GatewaysWith(string name, string value) =>
        new HostNetwork(_root, asked => asked == name ? value : null).ContainerGateways;

    private void Write(string path, string text)
    {
        string file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
