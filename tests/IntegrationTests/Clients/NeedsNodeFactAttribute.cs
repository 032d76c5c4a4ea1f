using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Clients;

/// <summary>
/// A test that runs Node. Without it or the client's packages it is skipped by name; the whole test command installs them
/// and sets EM_TEST_REQUIRE_ALL, under which it runs and fails where it cannot.
/// </summary>
internal sealed class NeedsNodeFactAttribute : FactAttribute
{
    public NeedsNodeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("EM_TEST_REQUIRE_ALL") != "1" && !Directory.Exists(Repository.PathOf("clients/typescript/node_modules")))
        {
            Skip = "The packages are not there: npm ci in clients/typescript, which needs Node.";
        }
    }
}
