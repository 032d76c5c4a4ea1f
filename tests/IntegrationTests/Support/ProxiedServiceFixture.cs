using System.Net;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>One service for all tests of a class that trusts this machine as a proxy, so that requests come from anywhere.</summary>
public sealed class ProxiedServiceFixture : IAsyncLifetime
{
    internal TestService Service { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Service = await TestService.StartAsync(trustedProxies: [IPNetwork.Parse("127.0.0.0/8")]);

    public async Task DisposeAsync() => await Service.DisposeAsync();
}
