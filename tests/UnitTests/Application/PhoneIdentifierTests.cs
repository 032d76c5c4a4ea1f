using CsCheck;
using EndpointManager.Application.Provisioning;
using EndpointManager.UnitTests.Brands;
using EndpointManager.UnitTests.Domain.Devices;

namespace EndpointManager.UnitTests.Application;

public sealed class PhoneIdentifierTests
{
    private static readonly PhoneIdentifier Identifier = new(TestBrands.Catalogue);

    /// <summary>User-Agent headers as phones send them, with the MAC address that each tells.</summary>
    public static TheoryData<string?, string?> UserAgents => new()
    {
        { "Yealink SIP-T31G 124.85.257.55 80:5e:c0:d5:7d:72", "805ec0d57d72" },
        { "yealink SIP-T18 18.0.0.80 00:15:65:27:3e:05", "001565273e05" },
        { "Yealink SIP-T38G  38.70.0.125 00:15:65:2f:c3:5e", "0015652fc35e" },
        { "Yealink SIP VP-T49G 51.80.0.10 00:15:65:9b:5a:44", "0015659b5a44" },
        { "Yealink W60B 77.81.0.35 80:5e:c0:09:ab:dc", "805ec009abdc" },
        { "VP530P 23.70.0.40 00:15:65:31:4b:c0", "001565314bc0" },
        { "Yealink SIP-T56A  58.80.0.25 001565f429a4", "001565f429a4" },
        { "Fanvil X4 2.10.2.6887 0c383e07e16c", "0c383e07e16c" },
        { "Fanvil X6U Pro 0.0.10 0c383e2cd782", "0c383e2cd782" },
        { "Fanvil i10SV 2.12.10.1 0c383e2397f4", "0c383e2397f4" },
        { "Fanvil X5U-V2 2.12.16.17 0c383e557eb1", "0c383e557eb1" },
        { "Yealink-T46G 28.71.0.81 28.1.0.128.0.0.0", null },
        { "Yealink SIP-T46S 66.85.0.5", null },
        { "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36", null },
        { "curl/8.5.0", null },
        { "x805ec0d57d72", null },
        { "mac=805ec0d57d72", null },
        { "Fanvil X4 2.10 \uFF10c383e07e16c", null },
        { "ff:ff:ff:ff:ff:ff", null },
        { "", null },
        { null, null },
    };

    /// <summary>Paths that name no file of any phone, some of them on purpose.</summary>
    public static TheoryData<string> Nameless => new()
    {
        "/805ec0123456.boot", "/y000000000000.boot", "/805ec0123456-local.cfg", "/805ec0123456-contact.xml", "/805ec0123456.enc", "/805ec0123456.cfg.bak",
        "/805ec0123456.", "/805ec0123456.cfg.", "/.cfg", "/cfg", "/y000000000099.cfg", "/y00000000006.cfg", "/y000000000066.cfg ", "/fanvil_x5u_v2_hwv2_0.txt",
        "/a/805ec0123456", "/805ec0123456/x", "/805ec0123456/805ec0123456.cfg", "/Fanvil//0c383e123456.cfg", "/./805ec0123456", "/..", "/../805ec0123456",
        "/..\\..\\win.ini", "/..%2f..%2fetc%2fpasswd", "/....//805ec0123456", "\\805ec0123456", "/805ec0123456\\", "/805ec0123456;x=1", "/805ec0123456?x",
        "/805ec0123456\n", "/805ec0123456.cfg\r\n", "/ 805ec0123456", "/805ec0123456\0", "/\u001B[31m", "/\uFF18\uFF10\uFF15ec0123456", "/\uD800",
        "/ffffffffffff", "/ffffffffffff.cfg", "/000000000000", "/$mac.cfg", "/{mac}.cfg", "/$mac",
        "/" + new string('a', 8_000),
    };

    [Theory]
    [InlineData("/805ec0123456")]
    [InlineData("/805EC0123456")]
    [InlineData("/80:5E:C0:12:34:56")]
    [InlineData("/80-5e-c0-12-34-56")]
    [InlineData("/805e.c012.3456")]
    [InlineData("805ec0123456")]
    [InlineData("//805ec0123456")]
    [InlineData("/805ec0123456/")]
    [InlineData("///805ec0123456//")]
    public void A_mac_alone_is_the_bare_url(string path) => Shown(path).Should().Be("bare 805ec0123456");

    [Theory]
    [InlineData("/805ec0123456.cfg", "{mac}.cfg")]
    [InlineData("//805ec0123456.cfg", "{mac}.cfg")]
    [InlineData("/805EC0123456.CFG", "{mac}.cfg")]
    [InlineData("/80:5E:C0:12:34:56.cfg", "{mac}.cfg")]
    [InlineData("/805e.c012.3456.cfg", "{mac}.cfg")]
    [InlineData("/805ec0123456.txt", "{mac}.txt")]
    [InlineData("/805ec0123456.xml", "{mac}.xml")]
    [InlineData("/805ec0123456.Xml", "{mac}.xml")]
    public void A_name_that_firmware_makes_tells_the_device_and_the_kind_of_name(string path, string pattern) =>
        Shown(path).Should().Be($"{pattern} 805ec0123456");

    [Theory]
    [InlineData("/y000000000066.cfg", "Yealink T46S")]
    [InlineData("/Y000000000023.CFG", "Yealink VP530")]
    [InlineData("//y000000000070.cfg", "Yealink T54S")]
    [InlineData("/f0X3shw1.100.cfg", "Fanvil X3S")]
    [InlineData("/F0X3SHW1.100.CFG", "Fanvil X3S")]
    [InlineData("/f0v00x5s0000.cfg", "Fanvil X5S")]
    public void The_common_file_of_a_model_is_known_in_any_case(string path, string model) =>
        Shown(path).Should().Be($"common {model}");

    [Theory]
    [MemberData(nameof(Nameless), DisableDiscoveryEnumeration = true)]
    public void Any_other_path_names_no_file(string path) => Identifier.Identify(path, null).Should().BeNull();

    [Theory]
    [MemberData(nameof(Nameless), DisableDiscoveryEnumeration = true)]
    public void A_user_agent_does_not_help_a_path_that_names_another_file(string path) =>
        Identifier.Identify(path, "Fanvil X4 2.10.2.6887 0c383e07e16c").Should().BeNull();

    [Theory]
    [MemberData(nameof(UserAgents))]
    public void Without_a_file_name_the_user_agent_tells_the_phone(string? userAgent, string? mac) =>
        Shown("/", userAgent).Should().Be(mac is null ? "nothing" : $"caller {mac}");

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//")]
    public void Empty_segments_are_no_file_name(string path) =>
        Shown(path, "Fanvil X4 2.10.2.6887 0c383e07e16c").Should().Be("caller 0c383e07e16c");

    [Fact]
    public void The_path_counts_more_than_the_user_agent() =>
        Shown("/805ec0123456", "Fanvil X4 2.10.2.6887 0c383e07e16c").Should().Be("bare 805ec0123456");

    [Fact]
    public void Any_path_and_user_agent_are_read_without_an_exception() =>
        Gen.Select(
                Gen.OneOf(RandomTexts.Any, RandomTexts.NearlyValid("/805ec0123456.cfg", "/y000000000066.cfg", "/805e.c012.3456", "//")),
                Gen.OneOf(RandomTexts.Any, RandomTexts.NearlyValid("Fanvil X4 2.10.2.6887 0c383e07e16c")))
            .Sample((path, userAgent) => Shown(path, userAgent).Length > 0, iter: RandomTexts.Samples, threads: 1);

    private static string Shown(string path, string? userAgent = null) => Identifier.Identify(path, userAgent) switch
    {
        RequestedFile.Bare bare => $"bare {bare.MacAddress}",
        RequestedFile.Named named => $"{named.Pattern} {named.MacAddress}",
        RequestedFile.ByUserAgent own => $"caller {own.MacAddress}",
        RequestedFile.Common common => $"common {common.Brand.Name} {common.Model.Name}",
        _ => "nothing",
    };
}
