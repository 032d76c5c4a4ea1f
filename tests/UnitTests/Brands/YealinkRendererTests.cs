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

    private static ProvisioningFile Render(string dialect) =>
        Renderer.RenderDeviceFile(TestPhones.Of(TestBrands.Synthetic(dialect), transport: Transport.Tls), FleetSettings.None);

    private static string Text(PhoneConfiguration phone) =>
        Encoding.UTF8.GetString(Renderer.RenderDeviceFile(phone, FleetSettings.None).Content.Span);
}
