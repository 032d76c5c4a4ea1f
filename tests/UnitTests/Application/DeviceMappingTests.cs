using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Domain.Devices;
using Mapster;

namespace EndpointManager.UnitTests.Application;

public sealed class DeviceMappingTests
{
    [Fact]
    public void A_device_is_shown_with_the_mask_for_its_password() =>
        TestDevices.Of().Adapt<DeviceResponse>(TestMapping.Config).Should().Be(new DeviceResponse
        {
            Id = Guid.Parse("019ab1d2-7c00-7a00-8000-000000000001"),
            MacAddress = "80:5E:C0:12:34:56",
            Brand = "Yealink",
            Model = "T46S",
            Label = "Reception",
            Username = "1001",
            Password = "********",
            ServerAddress = "203.0.113.10:5060",
            Transport = Transport.Udp,
            ProvisionUrl = "",
            CreatedAt = TestDevices.Noon.UtcDateTime,
            UpdatedAt = TestDevices.Noon.UtcDateTime,
            Version = 1,
        });

    [Fact]
    public void Times_are_shown_in_utc() =>
        TestDevices.Of().Adapt<DeviceResponse>(TestMapping.Config).CreatedAt.Kind.Should().Be(DateTimeKind.Utc);

    [Fact]
    public void What_was_not_mapped_on_purpose_is_not_mapped_by_chance()
    {
        Action map = () => TestDevices.Of().Account.Adapt<DeviceResponse>(TestMapping.Config);

        map.Should().Throw<Exception>();
    }
}
