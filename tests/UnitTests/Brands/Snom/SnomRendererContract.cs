using System.Globalization;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;

namespace EndpointManager.UnitTests.Brands.Snom;

public sealed class SnomRendererContract() : RendererContract("Snom")
{
    private protected override string ContentType => "application/xml; charset=utf-8";

    private protected override IReadOnlyCollection<string> OffValues => ["off", ""];

    private protected override AccountAsRead ReadAccount(ProvisioningFile file, Model model)
    {
        IReadOnlyDictionary<string, string> all = SnomReader.Parameters(file);
        string Value(string key) => all[$"{key}[1]"];

        Value("user_active").Should().Be("on");
        Value("user_idle_text").Should().Be(Value("user_realname"));
        string[] outbound = Value("user_outbound").Split(";transport=");
        int port = outbound[0].LastIndexOf(':');
        outbound[0][..port].Should().Be(Value("user_host"));
        return new AccountAsRead(
            Value("user_realname"),
            Value("user_pname"),
            Value("user_name"),
            Value("user_pass"),
            Value("user_host").Trim('[', ']'),
            int.Parse(outbound[0][(port + 1)..], CultureInfo.InvariantCulture),
            outbound[1] switch { "udp" => "Udp", "tcp" => "Tcp", "tls" => "Tls", var other => other });
    }

    private protected override IReadOnlyDictionary<string, string> ReadParameters(ProvisioningFile file) =>
        SnomReader.Parameters(file);

    private protected override IReadOnlyDictionary<int, bool> ReadLines(ProvisioningFile file) =>
        SnomReader.Parameters(file)
            .Where(parameter => parameter.Key.StartsWith("user_active[", StringComparison.Ordinal))
            .ToDictionary(
                parameter => int.Parse(parameter.Key["user_active[".Length..^1], CultureInfo.InvariantCulture),
                parameter => parameter.Value == "on");

    private protected override bool IsOfFurtherLine(string key) =>
        key.Contains('[', StringComparison.Ordinal) && !key.EndsWith("[1]", StringComparison.Ordinal);

    private protected override string NtpKeyOf(Model model) => "ntp_server";

    private protected override IReadOnlyDictionary<string, string> DhcpSwitches(Model model) => new Dictionary<string, string> { ["pnp_config"] = "off" };

    private protected override string ExtraKey => "codec_priority_list[1]";

    private protected override string ExtraReadAs => ExtraKey;

    private protected override FleetAsRead ReadFleet(ProvisioningFile file, Model model) => SnomReader.Fleet(file);

    private protected override IEnumerable<string> Structure(ProvisioningFile file) => XmlFile.Structure(file);
}
