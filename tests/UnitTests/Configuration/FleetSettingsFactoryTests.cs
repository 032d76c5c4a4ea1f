using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Configuration;

namespace EndpointManager.UnitTests.Configuration;

public sealed class FleetSettingsFactoryTests : IDisposable
{
    private readonly ConfigurationSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Nothing_configured_is_nothing_written() =>
        FleetSettingsFactory.Create(new ServiceSettings()).Should().BeEquivalentTo(FleetSettings.None);

    [Fact]
    public void What_is_configured_is_there()
    {
        string path = _sandbox.Write("password", "s3cret\n");

        FleetSettings fleet = FleetSettingsFactory.Create(_sandbox.Read($"""
            provision_url_base = "http://203.0.113.10:8080/provision/"
            [phones]
            admin_password_file = "{path}"
            ntp_server = "ntp.example"
            time_zone = "Europe/Berlin"
            poll_minutes = 60
            [phones.extra.yealink]
            lang.gui = "German"
            [phones.extra.yealink.common]
            lang.wui = "German"
            """));

        fleet.AdminPassword!.Reveal().Should().Be("s3cret");
        fleet.NtpServer.Should().Be("ntp.example");
        fleet.TimeZone!.Name.Should().Be("Europe/Berlin");
        fleet.PollMinutes.Should().Be(60);
        fleet.ProvisionUrl.Should().Be("http://203.0.113.10:8080/provision");
        fleet.ExtraOf("Yealink").Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("lang.gui", "German"));
        fleet.CommonExtraOf("Yealink").Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("lang.wui", "German"));
    }

    [Theory]
    [InlineData("http://localhost:8080/provision")]
    [InlineData("http://127.0.0.1/provision")]
    [InlineData("http://[::1]:8080/provision")]
    public void A_url_that_only_this_machine_can_reach_is_told_to_no_phone(string url) =>
        FleetSettingsFactory.Create(new ServiceSettings { ProvisionUrlBase = url }).ProvisionUrl.Should().BeNull();
}
