namespace EndpointManager.IntegrationTests.Containers;

/// <summary>The service's image, built once from the Dockerfile for all tests that run it.</summary>
public sealed class ServiceImage : IAsyncLifetime
{
    internal const string Name = "endpoint-manager-test";

    // Made by eng/test-images/build-dotnet.sh where the official images cannot be pulled.
    private const string SdkStandIn = "local/dotnet-sdk:10.0";
    private const string RuntimeStandIn = "local/dotnet-aspnet:10.0";

    public async Task InitializeAsync()
    {
        if (Docker.Answers)
        {
            string[] bases = await Docker.HasImageAsync(SdkStandIn) ? [$"SDK_IMAGE={SdkStandIn}", $"RUNTIME_IMAGE={RuntimeStandIn}"] : [];
            await Docker.BuildAsync(Name, ".", bases);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>The tests that run the image, one after the other.</summary>
[CollectionDefinition(nameof(ServiceImage))]
public sealed class ServiceImageTests : ICollectionFixture<ServiceImage>;
