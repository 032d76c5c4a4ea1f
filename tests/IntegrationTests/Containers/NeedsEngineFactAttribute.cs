namespace EndpointManager.IntegrationTests.Containers;

/// <summary>
/// A test that runs containers. Without an engine it is skipped by name; the whole test command sets EM_TEST_REQUIRE_ALL,
/// under which it runs and fails where it cannot.
/// </summary>
internal sealed class NeedsEngineFactAttribute : FactAttribute
{
    /// <param name="compose">Whether docker compose is needed too.</param>
    public NeedsEngineFactAttribute(bool compose = false)
    {
        if (Environment.GetEnvironmentVariable("EM_TEST_REQUIRE_ALL") == "1")
        {
            return;
        }

        if (!Docker.Answers)
        {
            Skip = "No Docker engine answers.";
        }
        else if (compose && !Compose.IsThere)
        {
            Skip = "Neither docker compose nor docker-compose is there.";
        }
    }
}
