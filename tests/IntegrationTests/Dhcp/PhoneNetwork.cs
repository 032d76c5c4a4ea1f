using System.Text;
using System.Text.RegularExpressions;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Dhcp;

/// <summary>
/// Two machines on one cable: one runs the real service, and a DHCP server once it is told to; the other is whatever
/// phone is plugged in.
/// </summary>
internal sealed partial class PhoneNetwork : IAsyncDisposable
{
    /// <summary>Name of the first machine's interface to the second.</summary>
    public const string ServerInterface = "em-server";

    /// <summary>What the service is configured to send phones to.</summary>
    public const string Url = "http://10.77.0.1:8080/provision";

    private const string PhoneInterface = "em-phone";

    private readonly TestFolder _folder = new();
    private readonly List<IAsyncDisposable> _parts = [];
    private NetworkNamespace _server = null!;
    private NetworkNamespace _phone = null!;

    private PhoneNetwork()
    {
    }

    /// <summary>The service, as asked on its own machine.</summary>
    public HttpClient Console { get; private set; } = null!;

    /// <summary>The service, as asked by the phone; it needs a lease first.</summary>
    public HttpClient Phone { get; private set; } = null!;

    public static async Task<PhoneNetwork> CreateAsync()
    {
        var network = new PhoneNetwork();
        try
        {
            await network.StartAsync();
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a DHCP server beside the service.</summary>
    public async Task ServeAsync(DhcpServer server, string snippet) =>
        _parts.Add(await server.StartAsync(_server, _folder.Combine(server.Name), snippet));

    /// <summary>Plugs a phone in and asks for a lease with ISC dhclient, which shows option 66 whatever it holds.</summary>
    public async Task<Lease> LeaseAsync(string mac, string? vendorClass = null)
    {
        await PlugInAsync(mac);
        string config = Write("dhclient.conf", $"""
            option provisioning-url code 160 = text;
            initial-delay 0;
            initial-interval 1;
            backoff-cutoff 1;
            request subnet-mask, tftp-server-name, provisioning-url;
            {(vendorClass is null ? "" : $"send vendor-class-identifier \"{vendorClass}\";")}
            """);
        string script = Write("dhclient-script", "#!/bin/sh\nenv\necho \"end of $reason\"\n");
        string leases = Write("dhclient.leases", "");
        await using BackgroundProgram client = BackgroundProgram.Start(_phone.Program(
            "dhclient", "-1", "-d", "-cf", config, "-sf", script, "-lf", leases, "-pf", _folder.Combine("dhclient.pid"), PhoneInterface));
        string output = "";
        await client.WaitUntilAsync(printed => (output = printed).Contains("end of BOUND", StringComparison.Ordinal));
        return new Lease(Unescape(ValueOf("new_tftp_server_name", output)), Unescape(ValueOf("new_provisioning_url", output)));
    }

    /// <summary>
    /// Plugs a phone in, gets a lease with udhcpc and takes the address. Gives option 160: udhcpc takes no URL for option 66.
    /// </summary>
    public async Task<string?> BootAsync(string mac)
    {
        await PlugInAsync(mac);
        string script = Write("udhcpc-script", "#!/bin/sh\nenv\n[ \"$1\" != bound ] || ip address add \"$ip/24\" dev \"$interface\"\n");
        string output = await new Command(
            "ip", "netns", "exec", _phone.Name, "udhcpc", "-f", "-q", "-n", "-t", "10", "-T", "1", "-i", PhoneInterface, "-O", "160", "-s", script).RunAsync();
        return ValueOf("opt160", output) is { } hex ? Encoding.ASCII.GetString(Convert.FromHexString(hex)) : null;
    }

    public async ValueTask DisposeAsync()
    {
        Phone?.Dispose();
        foreach (IAsyncDisposable part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        _folder.Dispose();
    }

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();

    // dhclient escapes what a shell knows.
    private static string? Unescape(string? value) => value is null ? null : Escape().Replace(value, "$1");

    // The last one: earlier steps of a lease print as well.
    private static string? ValueOf(string variable, string output) =>
        output.Split('\n').LastOrDefault(line => line.StartsWith(variable + "=", StringComparison.Ordinal))?[(variable.Length + 1)..].TrimEnd();

    private async Task StartAsync()
    {
        _parts.Add(_server = await NetworkNamespace.CreateAsync());
        _parts.Add(_phone = await NetworkNamespace.CreateAsync());
        await new Command("ip", "link", "add", ServerInterface, "netns", _server.Name, "type", "veth", "peer", "name", PhoneInterface, "netns", _phone.Name).RunAsync();
        await _server.IpAsync("address", "add", "10.77.0.1/24", "dev", ServerInterface);
        await _server.IpAsync("link", "set", ServerInterface, "up");
        // Kea opens no socket on a cable with nothing at its other end.
        await _phone.IpAsync("link", "set", PhoneInterface, "up");
        Console = _server.CreateClient(new Uri("http://127.0.0.1:8080"));
        Phone = _phone.CreateClient(new Uri("http://10.77.0.1:8080"));
        Directory.CreateDirectory(_folder.Combine("service"));
        ServiceProcess service = ServiceProcess.Start(
            _folder.Combine("service"), $"provision_url_base = \"{Url}\"", 8080, _server.Name, Console);
        _parts.Add(service);
        await service.WaitUntilReadyAsync();
    }

    private async Task PlugInAsync(string mac)
    {
        await _phone.IpAsync("address", "flush", "dev", PhoneInterface);
        await _phone.IpAsync("link", "set", PhoneInterface, "down");
        await _phone.IpAsync("link", "set", PhoneInterface, "address", string.Join(':', mac.Chunk(2).Select(pair => new string(pair))));
        await _phone.IpAsync("link", "set", PhoneInterface, "up");
    }

    private string Write(string name, string content)
    {
        string path = _folder.Combine(name);
        File.WriteAllText(path, content);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
