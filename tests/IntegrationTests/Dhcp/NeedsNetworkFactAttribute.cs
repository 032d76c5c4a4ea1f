namespace EndpointManager.IntegrationTests.Dhcp;

/// <summary>
/// A test on a network of its own, with real DHCP servers and clients. Without root or the programs it is skipped by name;
/// the whole test command installs them and sets EM_TEST_REQUIRE_ALL, under which it runs and fails where it cannot.
/// </summary>
internal sealed class NeedsNetworkFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["ip", "dhcpd", "kea-dhcp4", "dnsmasq", "dhclient", "udhcpc"];

    public NeedsNetworkFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("EM_TEST_REQUIRE_ALL") == "1")
        {
            return;
        }

        if (!Environment.IsPrivilegedProcess)
        {
            Skip = "Makes network namespaces, which needs root.";
        }
        else if (Array.Find(Programs, program => !IsThere(program)) is { } missing)
        {
            Skip = $"The program {missing} is not there.";
        }
    }

    private static bool IsThere(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
