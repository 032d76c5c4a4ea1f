using System.Text;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Brands;

public sealed class YealinkRendererTests
{
    private static readonly IBrandRenderer Renderer = TestBrands.Renderer("Yealink");

    public static TheoryData<string> Models => [.. TestBrands.Catalogue.FindBrand("Yealink")!.Models.Select(model => model.Name)];

    public static TheoryData<string> Dialects => [.. Renderer.Dialects];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_documented_lines_come_first_byte_for_byte(string model)
    {
        const string Documented = """
            #!version:1.0.0.1
            account.1.enable = 1
            account.1.label = 1001
            account.1.display_name = 1001
            account.1.auth_name = 1001
            account.1.user_name = 1001
            account.1.password = s3cret
            account.1.sip_server_host = 203.0.113.10
            account.1.sip_server_port = 5060

            """;

        string text = Text(TestPhones.Documented(TestBrands.Model("Yealink", model)));

        text.Should().StartWith(Documented);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void No_line_resets_both_forms_of_the_server(string dialect)
    {
        IReadOnlyDictionary<string, string> all = YealinkReader.Parameters(Render(dialect));

        for (int line = 2; line <= 3; line++)
        {
            bool flat = all.ContainsKey($"account.{line}.sip_server_host");
            bool numbered = all.ContainsKey($"account.{line}.sip_server.1.address");
            flat.Should().Be(dialect == "V70");
            numbered.Should().Be(!flat);
        }
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void A_second_server_and_an_outbound_proxy_of_an_earlier_life_are_gone(string dialect)
    {
        IReadOnlyDictionary<string, string> all = YealinkReader.Parameters(Render(dialect));

        all["account.1.sip_server.2.address"].Should().Be("%NULL%");
        all["account.1.sip_server.2.port"].Should().Be("%NULL%");
        all["account.1.outbound_proxy_enable"].Should().Be("0");
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void A_resync_does_not_reboot(string dialect) =>
        YealinkReader.Parameters(Render(dialect))["sip.notify_reboot_enable"].Should().Be("0");

    [Theory]
    [InlineData("V70", "transport")]
    [InlineData("V71", "transport")]
    [InlineData("V80", "sip_server.1.transport_type")]
    [InlineData("V81", "sip_server.1.transport_type")]
    public void The_transport_stands_under_the_key_of_the_dialect_alone(string dialect, string key)
    {
        IReadOnlyDictionary<string, string> all = YealinkReader.Parameters(Render(dialect));

        all[$"account.1.{key}"].Should().Be("2");
        all.Where(parameter => parameter.Value == "2").Select(parameter => parameter.Key).Should().Equal($"account.1.{key}");
    }

    [Fact]
    public void An_ipv6_server_has_no_brackets()
    {
        PhoneConfiguration phone = TestPhones.Of(TestBrands.Model("Yealink", "T46S"), server: "[2001:db8::1]:5070");

        Text(phone).Should().Contain("account.1.sip_server.1.address = 2001:db8::1\n");
    }

    [Theory]
    [InlineData("local_time.ntp_server1", "10.0.0.1")]
    [InlineData("account.1.sip_server.2.address", "backup.example.net")]
    [InlineData("account.1.outbound_proxy_enable", "1")]
    [InlineData("account.2.enable", "1")]
    [InlineData("sip.notify_reboot_enable", "1")]
    [InlineData("static.auto_provision.repeat.minutes", "%NULL%")]
    [InlineData("static.security.user_password", "admin:another")]
    public void An_operators_parameter_takes_the_place_of_ours(string key, string value)
    {
        FleetSettings fleet = With(key, value);

        // The reader fails on a key that is there twice.
        YealinkReader.Parameters(Renderer.RenderDeviceFile(TestPhones.Of(TestBrands.Model("Yealink", "T46S")), fleet))[key].Should().Be(value);
    }

    [Fact]
    public void A_password_of_another_user_stands_beside_the_administrators()
    {
        FleetSettings fleet = With("static.security.user_password", "user:another");

        string text = Encoding.UTF8.GetString(
            Renderer.RenderDeviceFile(TestPhones.Of(TestBrands.Model("Yealink", "T46S")), fleet).Content.Span);

        text.Should().Contain($"\nstatic.security.user_password = admin:{TestFleets.AdminPassword}\n")
            .And.Contain("\nstatic.security.user_password = user:another\n");
    }

    [Theory]
    [InlineData("account.1.enable")]
    [InlineData("account.1.password")]
    [InlineData("Account.1.Label")]
    [InlineData("account.1.sip_server_host")]
    [InlineData("account.1.sip_server.1.port")]
    [InlineData("account.1.sip_server.1.transport_type")]
    public void No_operators_parameter_takes_the_place_of_the_devices_own(string key)
    {
        Action render = () => Renderer.RenderDeviceFile(TestPhones.Of(TestBrands.Model("Yealink", "T46S")), With(key, "planted"));

        render.Should().Throw<RefusedParameterException>().Which.Message.Should().NotContain("planted");
    }

    [Theory]
    [InlineData(-210, "-3:30")]
    [InlineData(-570, "-9:30")]
    [InlineData(-30, "-0:30")]
    [InlineData(0, "0")]
    [InlineData(345, "+5:45")]
    [InlineData(840, "+14")]
    public void An_offset_is_written_as_phones_list_it(int minutes, string written)
    {
        FleetSettings fleet = new() { TimeZone = new PhoneTimeZone("any", TimeSpan.FromMinutes(minutes), null) };

        YealinkReader.Parameters(Renderer.RenderCommonFile(TestBrands.Synthetic("V81"), fleet))["local_time.time_zone"].Should().Be(written);
    }

    private static FleetSettings With(string key, string value) => new()
    {
        AdminPassword = TestFleets.Full.AdminPassword,
        NtpServer = TestFleets.Full.NtpServer,
        PollMinutes = TestFleets.Full.PollMinutes,
        Extra = TestFleets.WithExtra("Yealink", key, value).Extra,
    };

    private static ProvisioningFile Render(string dialect) =>
        Renderer.RenderDeviceFile(TestPhones.Of(TestBrands.Synthetic(dialect), transport: Transport.Tls), FleetSettings.None);

    private static string Text(PhoneConfiguration phone) =>
        Encoding.UTF8.GetString(Renderer.RenderDeviceFile(phone, FleetSettings.None).Content.Span);
}
