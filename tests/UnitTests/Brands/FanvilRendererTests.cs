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

    private static ProvisioningFile Render(string dialect) =>
        Renderer.RenderDeviceFile(TestPhones.Of(TestBrands.Synthetic(dialect)), FleetSettings.None);
}
