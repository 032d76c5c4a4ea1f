using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Win32.SafeHandles;

namespace EndpointManager.IntegrationTests.Dhcp;

/// <summary>A network namespace of its own: one machine of a test's network.</summary>
internal sealed class NetworkNamespace : IAsyncDisposable
{
    private const int CloneNewNet = 0x40000000;

    private static int _last;

    private NetworkNamespace(string name) => Name = name;

    /// <summary>The name under which <c>ip netns</c> knows it; no other test, run or machine on this kernel has it.</summary>
    public string Name { get; }

    public static async Task<NetworkNamespace> CreateAsync()
    {
        int number = Interlocked.Increment(ref _last);
        var created = new NetworkNamespace(string.Create(CultureInfo.InvariantCulture, $"em-test-{Environment.ProcessId}-{number}"));
        await new Command("ip", "netns", "add", created.Name).RunAsync();
        await created.IpAsync("link", "set", "lo", "up");
        return created;
    }

    /// <summary>Runs <c>ip</c> on the namespace.</summary>
    public Task<string> IpAsync(params string[] arguments) => new Command("ip", ["-n", Name, .. arguments]).RunAsync();

    /// <summary>A program to be run in the namespace.</summary>
    public ProcessStartInfo Program(string program, params IEnumerable<string> arguments) =>
        new("ip", ["netns", "exec", Name, program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };

    /// <summary>A client whose connections begin in the namespace.</summary>
    /// <param name="address">Where to, with an IP address: names are not looked up there.</param>
    public HttpClient CreateClient(Uri address) => new(new SocketsHttpHandler
    {
        // Whoever is plugged in next has another address, on which the connection of the one before would never get an answer.
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = async (context, _) =>
        {
            var target = new IPEndPoint(IPAddress.Parse(context.DnsEndPoint.Host), context.DnsEndPoint.Port);
            return new NetworkStream(await ConnectAsync(target), ownsSocket: true);
        },
    })
    { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };

    public async ValueTask DisposeAsync() => await new Command("ip", "netns", "delete", Name).RunAsync();

    // A socket belongs to the namespace of the thread that makes it, for good; the thread ends with it.
    private Task<Socket> ConnectAsync(IPEndPoint target)
    {
        var connected = new TaskCompletionSource<Socket>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                using SafeFileHandle entry = File.OpenHandle($"/run/netns/{Name}");
                if (SetNamespace(entry, CloneNewNet) != 0)
                {
                    throw new IOException($"The namespace {Name} cannot be entered: error {Marshal.GetLastPInvokeError()}.");
                }

                var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                socket.Connect(target);
                connected.SetResult(socket);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                connected.SetException(e);
            }
        });
        thread.Start();
        return connected.Task;
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static extern int SetNamespace(SafeFileHandle descriptor, int kind);
}
