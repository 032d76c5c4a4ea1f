namespace EndpointManager.IntegrationTests.Support;

/// <summary>
/// A test that mounts a file system of its own, which only root can. A laptop skips it by name; the whole test command
/// sets EM_TEST_REQUIRE_ALL, under which it runs and fails where it cannot.
/// </summary>
internal sealed class NeedsRootFactAttribute : FactAttribute
{
    public NeedsRootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess && Environment.GetEnvironmentVariable("EM_TEST_REQUIRE_ALL") != "1")
        {
            Skip = "Mounts a file system, which needs root.";
        }
    }
}
