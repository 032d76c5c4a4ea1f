using EndpointManager.Application;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.UnitTests.Brands;
using Mapster;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.UnitTests.Application;

/// <summary>The mapping as the service itself puts it together, which fails where a member has no source.</summary>
internal static class TestMapping
{
    public static TypeAdapterConfig Config { get; } = new ServiceCollection()
        .AddApplication(new ServiceSettings { ProvisionUrlBase = "http://203.0.113.10:8080/provision" })
        .BuildServiceProvider()
        .GetRequiredService<TypeAdapterConfig>();

    /// <summary>What makes answers, with the fingerprints of the real renderers.</summary>
    public static DeviceResponses Responses { get; } = TestAccess.Responses(new ServiceSettings());

    /// <summary>The fingerprints of the real renderers.</summary>
    public static RenderingFingerprints Fingerprints =>
        new(TestBrands.Catalogue, TestBrands.Renderers, FleetSettings.None, new FakeTagger());
}
