using System.Diagnostics;
using System.Text.Json.Nodes;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Dhcp;

/// <summary>A real DHCP server with the least configuration that serves a network, and the service's snippet in it.</summary>
internal abstract class DhcpServer
{
    /// <summary>Its name in the API.</summary>
    public abstract string Name { get; }

    /// <summary>Starts it in the machine that has the network's first address.</summary>
    /// <param name="machine">Where it runs.</param>
    /// <param name="folder">For its files.</param>
    /// <param name="snippet">What the service wrote for it.</param>
    public async Task<BackgroundProgram> StartAsync(NetworkNamespace machine, string folder, string snippet)
    {
        Directory.CreateDirectory(folder);
        BackgroundProgram server = BackgroundProgram.Start(await PrepareAsync(machine, folder, snippet));
        try
        {
            await server.WaitUntilAsync(output => output.Contains(SignOfLife, StringComparison.Ordinal));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>What it prints when it serves.</summary>
    protected abstract string SignOfLife { get; }

    protected abstract Task<ProcessStartInfo> PrepareAsync(NetworkNamespace machine, string folder, string snippet);
}

internal sealed class IscDhcpd : DhcpServer
{
    public override string Name => "isc-dhcpd";

    protected override string SignOfLife => "Server starting service.";

    protected override Task<ProcessStartInfo> PrepareAsync(NetworkNamespace machine, string folder, string snippet)
    {
        string config = Path.Combine(folder, "dhcpd.conf");
        string leases = Path.Combine(folder, "dhcpd.leases");
        File.WriteAllText(leases, "");
        File.WriteAllText(config, $$"""
            authoritative;
            ping-check false;
            {{snippet}}
            subnet 10.77.0.0 netmask 255.255.255.0 { range 10.77.0.50 10.77.0.250; }
            """);
        return Task.FromResult(machine.Program("dhcpd", "-4", "-f", "-d", "--no-pid", "-cf", config, "-lf", leases, PhoneNetwork.ServerInterface));
    }
}

internal sealed class Kea : DhcpServer
{
    public override string Name => "kea";

    protected override string SignOfLife => "DHCP4_STARTED";

    protected override Task<ProcessStartInfo> PrepareAsync(NetworkNamespace machine, string folder, string snippet)
    {
        string config = Path.Combine(folder, "kea.json");
        JsonNode configuration = JsonNode.Parse(snippet)!;
        var minimal = (JsonObject)JsonNode.Parse($$"""
            {
              "interfaces-config": { "interfaces": ["{{PhoneNetwork.ServerInterface}}"], "dhcp-socket-type": "raw" },
              "lease-database": { "type": "memfile", "persist": false },
              "subnet4": [ { "id": 1, "subnet": "10.77.0.0/24", "pools": [ { "pool": "10.77.0.50 - 10.77.0.250" } ] } ],
              "loggers": [ { "name": "kea-dhcp4", "severity": "INFO", "output_options": [ { "output": "stdout", "flush": true } ] } ]
            }
            """)!;
        foreach ((string member, JsonNode? value) in minimal)
        {
            configuration["Dhcp4"]![member] = value!.DeepClone();
        }

        File.WriteAllText(config, configuration.ToJsonString());
        ProcessStartInfo start = machine.Program("kea-dhcp4", "-c", config);
        start.Environment["KEA_PIDFILE_DIR"] = folder;
        start.Environment["KEA_LOCKFILE_DIR"] = folder;
        return Task.FromResult(start);
    }
}

internal class Dnsmasq : DhcpServer
{
    public override string Name => "dnsmasq";

    protected override string SignOfLife => "DHCP, IP range";

    protected override Task<ProcessStartInfo> PrepareAsync(NetworkNamespace machine, string folder, string snippet)
    {
        string config = Path.Combine(folder, "dnsmasq.conf");
        File.WriteAllText(config, snippet);
        return Task.FromResult(Serve(machine, folder, config));
    }

    protected static ProcessStartInfo Serve(NetworkNamespace machine, string folder, string config) => machine.Program(
        "dnsmasq", "--keep-in-foreground", "--conf-file=" + config, "--port=0", "--interface=" + PhoneNetwork.ServerInterface, "--bind-interfaces",
        "--dhcp-range=10.77.0.50,10.77.0.250,1h", "--dhcp-leasefile=" + Path.Combine(folder, "leases"), "--no-ping", "--user=root", "--pid-file=", "--log-facility=-");
}

/// <summary>Its DHCP server is dnsmasq. The snippet is a script, which runs here on other files than a router's.</summary>
internal sealed class OpenWrt : Dnsmasq
{
    private const string Config = "/etc/dnsmasq.conf";

    public override string Name => "openwrt";

    protected override async Task<ProcessStartInfo> PrepareAsync(NetworkNamespace machine, string folder, string snippet)
    {
        snippet.Should().Contain(Config).And.Contain("/etc/init.d/dnsmasq restart");
        string config = Path.Combine(folder, "dnsmasq.conf");
        string script = snippet.Replace(Config, config, StringComparison.Ordinal).Replace("/etc/init.d/dnsmasq", "true", StringComparison.Ordinal);
        await File.WriteAllTextAsync(config, "log-dhcp\n");
        await new Command("busybox", "sh", "-e", "-c", script).RunAsync();
        string once = await File.ReadAllTextAsync(config);
        await new Command("busybox", "sh", "-e", "-c", script).RunAsync();
        string twice = await File.ReadAllTextAsync(config);
        once.Should().StartWith("log-dhcp\n").And.Be(twice);
        return Serve(machine, folder, config);
    }
}
