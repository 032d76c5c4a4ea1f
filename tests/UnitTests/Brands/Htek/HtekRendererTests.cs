using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;

namespace EndpointManager.UnitTests.Brands.Htek;

public sealed class HtekRendererTests
{
    private static readonly IBrandRenderer Renderer = TestBrands.Renderer("Htek");

    private static readonly PhoneTimeZone Berlin = new("Europe/Berlin", TimeSpan.FromHours(1), new DaylightSaving(
        TimeSpan.FromHours(1),
        new YearlyChange(3, 5, DayOfWeek.Sunday, TimeSpan.FromHours(2)),
        new YearlyChange(10, 5, DayOfWeek.Sunday, TimeSpan.FromHours(3))));

    private static readonly FleetSettings Fleet = new()
    {
        AdminPassword = new AdminPassword("s3cret & <more>"),
        NtpServer = "ntp.example.com",
        TimeZone = Berlin,
        PollMinutes = 720,
        ProvisionUrl = "http://pbx.example.com:8080/provision",
        Extra = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.OrdinalIgnoreCase)
        {
            ["htek"] = [KeyValuePair.Create("P24012", "1"), KeyValuePair.Create("P196", "user & secret")],
        },
    };

    [Theory]
    [InlineData("UC903", "htek-uc903.xml")]
    [InlineData("UC926", "htek-uc926.xml")]
    public void A_model_gets_its_device_file(string model, string golden) =>
        Device(model, FleetSettings.None).ShouldBeGolden(golden);

    [Fact]
    public void Without_its_secrets_a_file_lacks_their_lines() =>
        TestBrands.Renderer("Htek").RenderDeviceFile(TestPhones.WithoutSecrets(TestBrands.Model("Htek", "UC903")), Fleet)
            .ShouldBeGolden("htek-stripped.xml");

    [Fact]
    public void Settings_of_the_fleet_stand_in_the_device_file() => Device("UC903", Fleet).ShouldBeGolden("htek-uc903-fleet.xml");

    [Fact]
    public void The_common_file_has_the_settings_of_the_fleet_but_no_secret() =>
        Renderer.RenderCommonFile(TestBrands.Model("Htek", "UC903"), Fleet).ShouldBeGolden("htek-common.xml");

    [Fact]
    public void Second_servers_and_proxies_of_an_earlier_life_are_gone()
    {
        IReadOnlyDictionary<string, string> all = HtekReader.Parameters(Device("UC924", FleetSettings.None));

        foreach (string key in new[] { "P967", "P8851", "P48", "P20047", "P747", "P502", "P602" })
        {
            all[key].Should().BeEmpty();
        }
    }

    [Fact]
    public void Values_have_the_names_of_the_vendor()
    {
        IReadOnlyDictionary<string, string> names = HtekReader.Names(Device("UC924", FleetSettings.None));

        (names["P47"], names["P35"], names["P24090"]).Should().Be(("Profile1_Sipserver", "Account1_SipUserId", "Account7_Active"));
    }

    [Theory]
    [InlineData(60, true, "49", "2")]
    [InlineData(330, false, "84", "0")]
    [InlineData(-210, true, "26", "2")]
    public void A_time_zone_is_a_code_of_the_phones_own_list(int offset, bool daylight, string code, string saving)
    {
        PhoneTimeZone zone = new("any", TimeSpan.FromMinutes(offset), daylight ? Berlin.Daylight : null);

        IReadOnlyDictionary<string, string> all = HtekReader.Parameters(Device("UC903", new FleetSettings { TimeZone = zone }));

        (all["P64"], all["P75"]).Should().Be((code, saving));
    }

    [Fact]
    public void An_offset_that_the_phones_lack_is_not_written()
    {
        PhoneTimeZone nepal = new("Asia/Kathmandu", new TimeSpan(5, 45, 0), null);

        HtekReader.Parameters(Device("UC903", new FleetSettings { TimeZone = nepal })).Should().NotContainKeys("P64", "P75");
    }

    [Theory]
    [InlineData("Htek UC903 2.0.4.2 00:1f:c1:1c:22:a9", "UC903", "2.0.4.2")]
    [InlineData("Htek UC999 2.42.6 00:1f:c1:1c:22:a9", "UC999", "2.42.6")]
    public void A_phone_is_recognised(string userAgent, string model, string firmware) =>
        TestBrands.Catalogue.Recognise(userAgent, null, null).Should().Be(new PhoneGuess("Htek", model, firmware));

    private static ProvisioningFile Device(string model, FleetSettings fleet) =>
        Renderer.RenderDeviceFile(TestPhones.Of(TestBrands.Model("Htek", model)), fleet);
}
