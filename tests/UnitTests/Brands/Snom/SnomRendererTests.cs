using System.Globalization;
using System.Text.RegularExpressions;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Brands.Snom;
using EndpointManager.Infrastructure.TimeZones;

namespace EndpointManager.UnitTests.Brands.Snom;

public sealed class SnomRendererTests
{
    private static readonly IBrandRenderer Renderer = TestBrands.Renderer("Snom");

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
            ["snom"] = [KeyValuePair.Create("language", "Deutsch"), KeyValuePair.Create("http_client_pass", "user & secret")],
        },
    };

    [Theory]
    [InlineData("D785", "snom-d785.xml")]
    [InlineData("D865", "snom-d785.xml")]
    public void A_model_gets_its_device_file(string model, string golden) =>
        Device(model, FleetSettings.None).ShouldBeGolden(golden);

    [Fact]
    public void Without_its_secrets_a_file_lacks_their_lines() =>
        TestBrands.Renderer("Snom").RenderDeviceFile(TestPhones.WithoutSecrets(TestBrands.Model("Snom", "D335")), Fleet)
            .ShouldBeGolden("snom-stripped.xml");

    [Fact]
    public void Settings_of_the_fleet_stand_in_the_device_file() => Device("D335", Fleet).ShouldBeGolden("snom-fleet.xml");

    [Fact]
    public void The_common_file_has_the_settings_of_the_fleet_but_no_secret() =>
        Renderer.RenderCommonFile(TestBrands.Model("Snom", "D335"), Fleet).ShouldBeGolden("snom-common.xml");

    [Theory]
    [InlineData("pbx.example.com", Transport.Udp, "pbx.example.com", "pbx.example.com:5060;transport=udp")]
    [InlineData("203.0.113.10:5070", Transport.Tcp, "203.0.113.10", "203.0.113.10:5070;transport=tcp")]
    [InlineData("[2001:db8::1]", Transport.Tls, "[2001:db8::1]", "[2001:db8::1]:5061;transport=tls")]
    public void Server_port_and_transport_stand_where_phones_look(string server, Transport transport, string host, string outbound)
    {
        PhoneConfiguration usual = TestPhones.Of(TestBrands.Model("Snom", "D785"));
        PhoneConfiguration phone = new()
        {
            MacAddress = usual.MacAddress,
            Model = usual.Model,
            Label = usual.Label,
            Username = usual.Username,
            Password = usual.Password,
            Server = ServerAddress.Parse(server, transport),
            Transport = transport,
        };

        IReadOnlyDictionary<string, string> all = SnomReader.Parameters(Renderer.RenderDeviceFile(phone, FleetSettings.None));

        (all["user_host[1]"], all["user_outbound[1]"]).Should().Be((host, outbound));
        all["user_failover_identity[1]"].Should().BeEmpty();
    }

    [Theory]
    [InlineData(330, null, "+19800", "")]
    [InlineData(0, null, "+0", "")]
    [InlineData(-300, 60, "-18000", "3600 10.01.07 02:00:00 04.01.07 03:00:00")]
    [InlineData(630, 30, "+37800", "1800 10.01.07 02:00:00 04.01.07 03:00:00")]
    public void A_time_zone_is_an_offset_and_a_rule(int offset, int? saving, string utcOffset, string dst)
    {
        DaylightSaving? daylight = saving is null ? null : new DaylightSaving(
            TimeSpan.FromMinutes(saving.Value),
            new YearlyChange(10, 1, DayOfWeek.Sunday, TimeSpan.FromHours(2)),
            new YearlyChange(4, 1, DayOfWeek.Sunday, TimeSpan.FromHours(3)));
        PhoneTimeZone zone = new("any", TimeSpan.FromMinutes(offset), daylight);

        IReadOnlyDictionary<string, string> all = SnomReader.Parameters(Device("D785", new FleetSettings { TimeZone = zone }));

        (all["timezone"], all["utc_offset"], all["dst"]).Should().Be(("", utcOffset, dst));
    }

    [Fact]
    public void A_code_of_a_place_has_the_hours_of_its_standard_time()
    {
        foreach (string name in SnomTimeZone.CodedNames)
        {
            PhoneTimeZones.TryFind(name, out PhoneTimeZone? zone).Should().BeTrue(name);

            string code = Setting(new FleetSettings { TimeZone = zone }, "timezone");

            double hours = double.Parse(Regex.Match(code, "^[A-Z]{3}[23]?([+-][0-9.]+)$").Groups[1].Value, CultureInfo.InvariantCulture);
            hours.Should().Be(zone!.StandardOffset.TotalHours, name);
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", "GER+1")]
    [InlineData("America/St_Johns", "CAN-3.5")]
    [InlineData("Africa/Cairo", "")]
    public void A_place_is_told_by_the_vendors_code_where_it_has_one(string name, string code)
    {
        PhoneTimeZones.TryFind(name, out PhoneTimeZone? zone).Should().BeTrue();

        Setting(new FleetSettings { TimeZone = zone }, "timezone").Should().Be(code);
    }

    [Fact]
    public void A_place_that_the_operator_tells_stands_alone()
    {
        var fleet = new FleetSettings { TimeZone = Fleet.TimeZone, Extra = TestFleets.WithExtra("Snom", "timezone", "USA-5").Extra };

        IReadOnlyDictionary<string, string> all = SnomReader.Parameters(Device("D785", fleet));
        IReadOnlyDictionary<string, string> common = SnomReader.Parameters(Renderer.RenderCommonFile(TestBrands.Model("Snom", "D785"), fleet));

        all["timezone"].Should().Be("USA-5");
        all.Keys.Concat(common.Keys).Should().NotContain(["utc_offset", "dst"]);
        common.Keys.Should().NotContain("timezone");
    }

    [Fact]
    public void An_offset_that_the_operator_tells_counts_as_no_place_is_told()
    {
        var fleet = new FleetSettings { TimeZone = Fleet.TimeZone, Extra = TestFleets.WithExtra("Snom", "utc_offset", "+7200").Extra };

        IReadOnlyDictionary<string, string> all = SnomReader.Parameters(Device("D785", fleet));

        (all["timezone"], all["utc_offset"]).Should().Be(("", "+7200"));
    }

    [Fact]
    public void Where_a_phone_is_to_keep_its_url_it_searches_for_no_other_by_multicast()
    {
        var fleet = new FleetSettings { ProvisionUrl = "http://pbx/provision/t", IgnoresDhcp = true };

        Setting(fleet, "pnp_config").Should().Be("off");
        SnomReader.Parameters(Device("D785", Fleet)).Keys.Should().NotContain("pnp_config");
    }

    [Theory]
    [InlineData("Mozilla/4.0 (compatible; snomD785-SIP 10.1.33.33 2010.12-00004-g9ba52f5 000413922D24 SXM:0 UXM:0)", "D785", "10.1.33.33")]
    [InlineData("Mozilla/4.0 (compatible; snom710-SIP 8.7.5.35 1.1.5-IFX-05.01.12 000413741767)", "710", "8.7.5.35")]
    [InlineData("Mozilla/4.0 (compatible; snomPA1-SIP 8.4.35 1.1.3-s)", "PA1", "8.4.35")]
    public void A_phone_is_recognised(string userAgent, string model, string firmware) =>
        TestBrands.Catalogue.Recognise(userAgent, null, null).Should().Be(new PhoneGuess("Snom", model, firmware));

    [Theory]
    [InlineData("snomD785.htm", "D785")]
    [InlineData("snomD785-000413922D24.htm", null)]
    public void A_phone_is_recognised_by_the_file_it_asks_for(string fileName, string? model) =>
        TestBrands.Catalogue.Recognise(null, fileName, null).Should().Be(new PhoneGuess("Snom", model, null));

    private static string Setting(FleetSettings fleet, string name) => SnomReader.Parameters(Device("D785", fleet))[name];

    private static ProvisioningFile Device(string model, FleetSettings fleet) =>
        Renderer.RenderDeviceFile(TestPhones.Of(TestBrands.Model("Snom", model)), fleet);
}
