namespace EndpointManager.IntegrationTests.Sip;

/// <summary>A test that talks to real SIP programs; one that lacks is named, unless EM_TEST_REQUIRE_ALL makes it a failure.</summary>
internal sealed class NeedsSipPeersFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["sipp", "kamailio"];

    public NeedsSipPeersFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("EM_TEST_REQUIRE_ALL") != "1" && FindMissing() is { } missing)
        {
            Skip = $"{missing} is not there.";
        }
    }

    private static string? FindMissing() =>
        Array.Find(Programs, program => SipPeers.Find(program) is null) ?? (SipPeers.HasKamailioTls ? null : "Kamailio's TLS module");
}
