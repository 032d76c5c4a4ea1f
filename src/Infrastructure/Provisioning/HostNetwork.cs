using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using EndpointManager.Application.Access;

namespace EndpointManager.Infrastructure.Provisioning;

/// <summary>Looks at the start whether this is a container, and what its default gateways are (Linux).</summary>
/// <param name="root">Where the system's files are; empty for the system itself.</param>
/// <param name="variable">The value of a variable of the environment.</param>
internal sealed class HostNetwork(string root, Func<string, string?> variable) : IHostNetwork
{
    private static readonly string[] ContainerMarks = ["docker", "containerd", "kubepods", "libpod", "lxc"];

    // A pod under control groups v2 has no file that says what it is. Images of .NET say it, Kubernetes, and podman or systemd.
    private static readonly string[] ContainerVariables = ["DOTNET_RUNNING_IN_CONTAINER", "KUBERNETES_SERVICE_HOST", "container"];

    /// <summary>Of the system itself.</summary>
    public HostNetwork()
        : this("", Environment.GetEnvironmentVariable)
    {
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<IPAddress> ContainerGateways { get; } = IsContainer(root, variable) ? [.. GatewaysOf(root).Distinct()] : [];

    private static bool IsContainer(string root, Func<string, string?> variable) =>
        Array.Exists(ContainerVariables, name => variable(name) is not (null or "" or "false"))
        || File.Exists(root + "/.dockerenv")
        || File.Exists(root + "/run/.containerenv")
        || LinesOf(root + "/proc/1/cgroup").Any(line => ContainerMarks.Any(mark => line.Contains(mark, StringComparison.Ordinal)));

    private static IEnumerable<IPAddress> GatewaysOf(string root) =>
        LinesOf(root + "/proc/net/route").Select(Ipv4Gateway)
            .Concat(LinesOf(root + "/proc/net/ipv6_route").Select(Ipv6Gateway))
            .OfType<IPAddress>();

    // Interface, destination, gateway, ...: addresses as hexadecimal numbers of the machine's byte order (route(8), proc(5)).
    private static IPAddress? Ipv4Gateway(string line)
    {
        string[] columns = line.Split('\t', StringSplitOptions.TrimEntries);
        if (columns.Length < 3 || columns[1] != "00000000"
            || !uint.TryParse(columns[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint gateway) || gateway == 0)
        {
            return null;
        }

        byte[] bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, gateway);
        return new IPAddress(bytes);
    }

    // Destination, its length, source, its length, next hop, ...: addresses as hexadecimal digits in the network's order.
    private static IPAddress? Ipv6Gateway(string line)
    {
        string[] columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (columns.Length < 5 || columns[1] != "00" || columns[4].Length != 32 || columns[4].All(c => c == '0'))
        {
            return null;
        }

        try
        {
            return new IPAddress(Convert.FromHexString(columns[4]));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string[] LinesOf(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
