using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Domain.Devices;

/// <summary>Devices to work with. Every part is given a default, so that a test names only what it is about.</summary>
internal static class TestDevices
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static Device Of(
        string brand = "Yealink",
        string model = "T46S",
        string mac = "805ec0123456",
        string server = "203.0.113.10:5060",
        DateTimeOffset? now = null) =>
        Device.Register(
            new DeviceId(Guid.Parse("019ab1d2-7c00-7a00-8000-000000000001")),
            ParsedValue.Parse<MacAddress>(mac),
            new PhoneModel(brand, model),
            ParsedValue.Parse<Label>("Reception"),
            new SipAccount(
                ParsedValue.Parse<SipUsername>("1001"),
                new SealedPassword("sealed s3cret"),
                ServerAddress.Parse(server, Transport.Udp),
                Transport.Udp),
            now ?? Noon);
}
