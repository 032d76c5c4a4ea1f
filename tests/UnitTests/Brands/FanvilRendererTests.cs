using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Brands;

public sealed class FanvilRendererTests
{
    private static readonly IBrandRenderer Renderer = TestBrands.Renderer("Fanvil");

    public static TheoryData<string> Dialects => [.. Renderer.Dialects];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void The_file_sets_accounts_and_nothing_else(string dialect) =>
        FanvilTextReader.Modules(Render(dialect)).Should().Equal("<SIP CONFIG MODULE>");

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Backup_and_proxy_of_an_earlier_life_are_gone(string dialect)
    {
        IReadOnlyDictionary<string, string> all = FanvilTextReader.Parameters(Render(dialect));

        foreach (string key in new[] { "Backup Addr", "Proxy Addr", "Proxy User", "Proxy Pswd", "BakProxy Addr", "Sip Name" })
        {
            all[$"SIP1 {key}"].Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void An_unused_line_has_no_user_password_or_address(string dialect)
    {
        IReadOnlyDictionary<string, string> all = FanvilTextReader.Parameters(Render(dialect));

        foreach (string key in new[] { "Phone Number", "Display Name", "Register Addr", "Register User", "Register Pswd" })
        {
            all[$"SIP2 {key}"].Should().BeEmpty();
            all[$"SIP3 {key}"].Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData(Transport.Udp, "0")]
    [InlineData(Transport.Tcp, "1")]
    [InlineData(Transport.Tls, "3")]
    public void The_transport_has_the_number_that_the_phone_knows(Transport transport, string code)
    {
        Model model = TestBrands.Model("Fanvil", "X5S");

        ProvisioningFile file = Renderer.RenderDeviceFile(TestPhones.Of(model, transport: transport), FleetSettings.None);

        FanvilTextReader.Parameters(file)["SIP1 Transport"].Should().Be(code);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void No_setting_of_the_fleet_is_in_a_module_of_the_network(string dialect) =>
        FanvilTextReader.Modules(Renderer.RenderDeviceFile(TestPhones.Of(TestBrands.Synthetic(dialect)), TestFleets.Full))
            .Should().NotContain(module => module.Contains("NET", StringComparison.Ordinal)).And.OnlyHaveUniqueItems();

    [Theory]
    [InlineData("2.0002", "GLOBAL CONFIG MODULE/SNTP Server")]
    [InlineData("2.0000000000", "PHONE FEATURE MODULE/DateTime Config/SNTP Server")]
    [InlineData("2.0000000000", "phone feature module/datetime config/sntp server")]
    [InlineData("2.0000000000", "SIP CONFIG MODULE/SIP Line List/SIP1 Backup Addr")]
    [InlineData("2.0000000000", "SIP CONFIG MODULE/SIP Line List/SIP2 Enable Reg")]
    [InlineData("2.0000000000", "MMI CONFIG MODULE/MMI Account/Account1 Password")]
    [InlineData("2.0002", "AUTOUPDATE CONFIG MODULE/Download Mode")]
    public void An_operators_parameter_takes_the_place_of_ours(string dialect, string key)
    {
        // The reader fails on a key that is there twice.
        IReadOnlyDictionary<string, string> all = FanvilTextReader.Placed(RenderWith(dialect, key, "x"));

        all.Should().ContainSingle(parameter => parameter.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            .Which.Value.Should().Be("x");
    }

    [Theory]
    [InlineData("SIP CONFIG MODULE/SIP1 MWI Num")]
    [InlineData("SIP CONFIG MODULE/SIP Line List/SIP1 MWI Num")]
    [InlineData("SIP CONFIG MODULE/Another List/Key")]
    [InlineData("MMI CONFIG MODULE/Web Port")]
    [InlineData("LOG CONFIG MODULE/Level")]
    [InlineData("DSSKEY CONFIG MODULE/Dsskey Config1/Fkey1 Type")]
    public void An_operators_parameter_stands_in_its_module_and_section(string key)
    {
        ProvisioningFile file = RenderWith("2.0000000000", key, "x");

        FanvilTextReader.Placed(file)[key].Should().Be("x");
        FanvilTextReader.Modules(file).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(60, "1")]
    [InlineData(61, "2")]
    [InlineData(43_200, "720")]
    public void Minutes_between_fetches_are_rounded_up_to_hours(int minutes, string hours)
    {
        ProvisioningFile file = Renderer.RenderCommonFile(TestBrands.Synthetic("2.0002"), new FleetSettings { PollMinutes = minutes });

        FanvilTextReader.Parameters(file)["Download Interval"].Should().Be(hours);
    }

    [Theory]
    [InlineData("http://203.0.113.10:8080/provision", "http://203.0.113.10:8080", "provision/$mac.cfg", "4")]
    [InlineData("https://pbx.example/a/b", "https://pbx.example", "a/b/$mac.cfg", "5")]
    [InlineData("https://pbx.example", "https://pbx.example", "$mac.cfg", "5")]
    public void The_url_is_split_into_server_and_file(string url, string server, string name, string protocol)
    {
        IReadOnlyDictionary<string, string> all = FanvilTextReader.Parameters(
            Renderer.RenderCommonFile(TestBrands.Synthetic("2.0000000000"), new FleetSettings { ProvisionUrl = url }));

        (all["Flash Server IP"], all["Flash File Name"], all["Flash Protocol"], all["Flash Mode"]).Should().Be((server, name, protocol, "1"));
    }

    private static ProvisioningFile RenderWith(string dialect, string key, string value) => Renderer.RenderDeviceFile(
        TestPhones.Of(TestBrands.Synthetic(dialect)),
        new FleetSettings
        {
            AdminPassword = TestFleets.Full.AdminPassword,
            NtpServer = TestFleets.Full.NtpServer,
            PollMinutes = TestFleets.Full.PollMinutes,
            Extra = TestFleets.WithExtra("Fanvil", key, value).Extra,
        });

    private static ProvisioningFile Render(string dialect) =>
        Renderer.RenderDeviceFile(TestPhones.Of(TestBrands.Synthetic(dialect)), FleetSettings.None);
}
