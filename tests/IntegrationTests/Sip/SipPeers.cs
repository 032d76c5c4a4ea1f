using System.Net;
using System.Net.NetworkInformation;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>Where SIP programs are, and where they listen.</summary>
internal static class SipPeers
{
    // Debian has servers where only root looks for programs.
    private static readonly string[] Folders = [.. Environment.GetEnvironmentVariable("PATH")!.Split(':'), "/usr/sbin", "/sbin"];

    private static int _lastAddress;

    /// <summary>An address of this machine that no other test of this run uses, so that every phone can have the port of SIP.</summary>
    public static IPAddress NextAddress()
    {
        int number = Interlocked.Increment(ref _lastAddress);
        return new IPAddress([127, (byte)(64 + (Environment.ProcessId % 64)), (byte)(number / 250), (byte)(1 + (number % 250))]);
    }

    /// <summary>Whether Kamailio speaks TLS, which Debian has in a package of its own.</summary>
    public static bool HasKamailioTls => Directory.Exists("/usr/lib")
        && Directory.EnumerateDirectories("/usr/lib").Any(folder => File.Exists(Path.Combine(folder, "kamailio", "modules", "tls.so")));

    /// <summary>The path of a program; null when it is not there.</summary>
    public static string? Find(string program) => Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Whether a program listens.</summary>
    public static bool Listens(IPEndPoint endPoint, bool stream) => Listeners(stream).Contains(endPoint);

    private static IPEndPoint[] Listeners(bool stream)
    {
        IPGlobalProperties properties = IPGlobalProperties.GetIPGlobalProperties();
        return stream ? properties.GetActiveTcpListeners() : properties.GetActiveUdpListeners();
    }
}
