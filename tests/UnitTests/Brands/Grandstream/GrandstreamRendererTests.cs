using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;

namespace EndpointManager.UnitTests.Brands.Grandstream;

public sealed class GrandstreamRendererTests
{
    private static readonly IBrandRenderer Renderer = TestBrands.Renderer("Grandstream");

    private static readonly FleetSettings Fleet = new()
    {
        AdminPassword = new AdminPassword("s3cret & <more>"),
        NtpServer = "ntp.example.com",
        TimeZone = new PhoneTimeZone("Europe/Berlin", TimeSpan.FromHours(1), new DaylightSaving(
            TimeSpan.FromHours(1),
            new YearlyChange(3, 5, DayOfWeek.Sunday, TimeSpan.FromHours(2)),
            new YearlyChange(10, 5, DayOfWeek.Sunday, TimeSpan.FromHours(3)))),
        PollMinutes = 720,
        ProvisionUrl = "https://pbx.example.com:8443/provision",
        Extra = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.OrdinalIgnoreCase)
        {
            ["grandstream"] = [KeyValuePair.Create("P1362", "de"), KeyValuePair.Create("P196", "user & secret")],
        },
    };

    [Theory]
    [InlineData("GXP2170", "grandstream-gxp2170.xml")]
    [InlineData("GRP2603", "grandstream-grp2603.xml")]
    [InlineData("GRP2614", "grandstream-grp2614.xml")]
    [InlineData("HT802", "grandstream-ht802.xml")]
    public void A_model_gets_its_device_file(string model, string golden) =>
        Device(model, FleetSettings.None).ShouldBeGolden(golden);

    [Fact]
    public void Without_its_secrets_a_file_lacks_their_lines() =>
        TestBrands.Renderer("Grandstream").RenderDeviceFile(TestPhones.WithoutSecrets(TestBrands.Model("Grandstream", "GXP1620")), Fleet)
            .ShouldBeGolden("grandstream-stripped.xml");

    [Fact]
    public void Settings_of_the_fleet_stand_in_the_device_file() =>
        Device("GXP1620", Fleet).ShouldBeGolden("grandstream-gxp1620-fleet.xml");

    [Fact]
    public void The_common_file_has_the_settings_of_the_fleet_but_no_secret() =>
        Renderer.RenderCommonFile(TestBrands.Model("Grandstream", "GXP1620"), Fleet).ShouldBeGolden("grandstream-common.xml");

    [Fact]
    public void The_address_in_the_file_is_the_phones_and_the_common_file_has_none()
    {
        Model model = TestBrands.Model("Grandstream", "GXP2170");

        GrandstreamReader.Mac(Device("GXP2170", FleetSettings.None)).Should().Be("805ec0123456");
        GrandstreamReader.Mac(Renderer.RenderCommonFile(model, FleetSettings.None)).Should().BeNull();
    }

    [Fact]
    public void Second_servers_and_proxies_of_an_earlier_life_are_gone()
    {
        IReadOnlyDictionary<string, string> all = GrandstreamReader.Parameters(Device("GXP2170", FleetSettings.None));

        foreach (string key in new[] { "P2312", "P48", "P2333", "P403", "P2412", "P2433", "P1803", "P2812" })
        {
            all[key].Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("http://10.0.0.5:8080/provision", "1", "10.0.0.5:8080/provision")]
    [InlineData("https://[2001:db8::1]/p", "2", "[2001:db8::1]/p")]
    public void The_configuration_server_is_told_without_its_scheme(string url, string protocol, string path)
    {
        IReadOnlyDictionary<string, string> all =
            GrandstreamReader.Parameters(Device("GXP2170", new FleetSettings { ProvisionUrl = url }));

        (all["P212"], all["P237"]).Should().Be((protocol, path));
    }

    [Theory]
    [InlineData(1, "60")]
    [InlineData(1440, "1440")]
    public void The_shortest_interval_that_phones_know_is_an_hour(int minutes, string written) =>
        GrandstreamReader.Parameters(Device("GXP2170", new FleetSettings { PollMinutes = minutes }))["P193"].Should().Be(written);

    [Fact]
    public void Polling_never_upgrades_the_firmware() =>
        GrandstreamReader.Parameters(Device("GXP2170", new FleetSettings { PollMinutes = 60 }))["P238"].Should().Be("2");

    [Theory]
    [InlineData(330, null, "LST-5:30")]
    [InlineData(0, null, "LST+0")]
    [InlineData(-300, 60, "LST+5LDT+4,M3.2.0/02:00:00,M11.1.0/02:00:00")]
    [InlineData(630, 30, "LST-10:30LDT-11,M3.2.0/02:00:00,M11.1.0/02:00:00")]
    public void A_time_zone_is_written_as_posix_does(int offset, int? saving, string posix)
    {
        DaylightSaving? daylight = saving is null ? null : new DaylightSaving(
            TimeSpan.FromMinutes(saving.Value),
            new YearlyChange(3, 2, DayOfWeek.Sunday, TimeSpan.FromHours(2)),
            new YearlyChange(11, 1, DayOfWeek.Sunday, TimeSpan.FromHours(2)));
        PhoneTimeZone zone = new("any", TimeSpan.FromMinutes(offset), daylight);

        IReadOnlyDictionary<string, string> all =
            GrandstreamReader.Parameters(Device("GXP2170", new FleetSettings { TimeZone = zone }));

        (all["P64"], all["P246"]).Should().Be(("customize", posix));
        all["P246"].Length.Should().BeLessThanOrEqualTo(64);
    }

    [Theory]
    [InlineData("Grandstream Model HW GXP2135 SW 1.0.7.97 DevId 000b828aa872", "GXP2135", "1.0.7.97")]
    [InlineData("Grandstream Model HW HT801 V1.1A SW 1.0.17.5 DevId c074ad273a10", "HT801", "1.0.17.5")]
    [InlineData("Grandstream Model HW GRP2614 SW 1.0.5.15 DevId c074ad0b63ee", "GRP2614", "1.0.5.15")]
    [InlineData("Grandstream Model HW GXV3350  V1.3A SW 1.0.1.8 DevId c074ad150b88", "GXV3350  V1.3A", "1.0.1.8")]
    [InlineData("Grandstream GXP2000 (gxp2000e.bin:1.2.5.3/boot55e.bin:1.1.6.9) DevId 000b822726c8", "GXP2000", "1.2.5.3")]
    public void A_phone_is_recognised(string userAgent, string model, string firmware) =>
        TestBrands.Catalogue.Recognise(userAgent, null, null).Should().Be(new PhoneGuess("Grandstream", model, firmware));

    private static ProvisioningFile Device(string model, FleetSettings fleet) =>
        Renderer.RenderDeviceFile(TestPhones.Of(TestBrands.Model("Grandstream", model)), fleet);
}
