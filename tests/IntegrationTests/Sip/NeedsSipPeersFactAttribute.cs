namespace EndpointManager.IntegrationTests.Sip;

/// <summary>A test that talks to real SIP programs; one that lacks is named, unless EM_TEST_REQUIRE_ALL makes it a failure.</summary>
internal sealed class NeedsSipPeersFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["sipp", "kamailio"];

    public NeedsSipPeersFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("EM_TEST_REQUIRE_ALL") != "1" && Array.Find(Programs, program => SipPeers.Find(program) is null) is { } missing)
        {
            Skip = $"The program {missing} is not there.";
        }
    }
}
