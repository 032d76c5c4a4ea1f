using System.Text;
using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.Brands.Fanvil;
using EndpointManager.Infrastructure.Brands.Syntax;
using EndpointManager.Infrastructure.Brands.Yealink;

namespace EndpointManager.UnitTests.Brands;

public sealed class WriterTests
{
    private static readonly FanvilTextDialect Fanvil = FanvilTextDialect.Named("2.0002");

    public static TheoryData<string> Writable => ["a", "a b", "é", "日本", "😀", "%NULL%x", "a\u00A0b", "\uE000"];

    [Theory]
    [MemberData(nameof(HostileTexts.Damaged), MemberType = typeof(HostileTexts), DisableDiscoveryEnumeration = true)]
    [InlineData("%NULL%")]
    public void Yealink_refuses_by_the_name_of_the_parameter(string value)
    {
        Action write = () => new YealinkWriter(1, new YealinkExtras([])).Account(3, "label", value);

        ShouldRefuse(write, "account.3.label");
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Damaged), MemberType = typeof(HostileTexts), DisableDiscoveryEnumeration = true)]
    public void Fanvil_text_refuses_by_the_name_of_the_parameter(string value)
    {
        Action write = () => new FanvilTextWriter(Fanvil, 1, new FanvilExtras([])).Account(3, "Register Pswd", value);

        ShouldRefuse(write, "SIP3 Register Pswd");
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Damaged), MemberType = typeof(HostileTexts), DisableDiscoveryEnumeration = true)]
    public void Xml_refuses_by_the_name_of_the_element(string value)
    {
        Action write = () => new XmlFileWriter().Element("password", value);

        ShouldRefuse(write, "password");
    }

    [Theory]
    [MemberData(nameof(Writable))]
    public void Other_characters_stay_as_they_are(string value)
    {
        YealinkWriter yealink = new(1, new YealinkExtras([]));
        FanvilTextWriter fanvil = new(Fanvil, 1, new FanvilExtras([]));
        XmlFileWriter xml = new();

        yealink.Account(1, "label", value);
        fanvil.Account(1, "Display Name", value);
        xml.Element("display_name", value);

        Text(yealink.ToFile()).Should().EndWith($"\naccount.1.label = {value}\n");
        Text(fanvil.ToFile()).Should().Contain($"\nSIP1 Display Name  :{value}\n");
        Text(xml.ToFile()).Should().Be($"<display_name>{value}</display_name>\n");
    }

    [Fact]
    public void Yealink_writes_the_reset_token_only_when_asked_for_it()
    {
        YealinkWriter file = new(1, new YealinkExtras([]));

        file.ResetAccount(2, "password");

        Text(file.ToFile()).Should().Be("#!version:1.0.0.1\naccount.2.password = %NULL%\n");
    }

    [Fact]
    public void Xml_writes_declaration_attributes_and_empty_elements()
    {
        XmlFileWriter file = new();

        file.Declaration();
        file.Open("a", new XmlAttribute("x", "1"), new XmlAttribute("y", "<&\">'"));
        file.Element("b", "\"", new XmlAttribute("z", ""));
        file.Element("c", 5, new XmlAttribute("z", "2"));
        file.Empty("d");
        file.Close("a");

        Text(file.ToFile()).Should().Be("""
            <?xml version="1.0" encoding="UTF-8"?>
            <a x="1" y="&lt;&amp;&quot;&gt;'">
              <b z="">"</b>
              <c z="2">5</c>
              <d></d>
            </a>

            """);
    }

    [Theory]
    [InlineData("P 1")]
    [InlineData("1P")]
    [InlineData("a><b")]
    [InlineData("a=\"b\"")]
    [InlineData("\u00e9")]
    [InlineData("")]
    public void Xml_refuses_an_operators_parameter_whose_name_is_none(string element)
    {
        Action write = () => new XmlFileWriter().Extra(element, "value");

        write.Should().Throw<UnwritableValueException>();
    }

    [Theory]
    [InlineData("a&b", "a&amp;b")]
    [InlineData("<a>", "&lt;a&gt;")]
    [InlineData("&lt;", "&amp;lt;")]
    [InlineData("\"'", "\"'")]
    public void Xml_escapes_markup(string value, string escaped)
    {
        XmlFileWriter file = new();

        file.Element("label", value);

        Text(file.ToFile()).Should().Be($"<label>{escaped}</label>\n");
    }

    [Fact]
    public void A_key_wider_than_its_column_keeps_its_colon()
    {
        FanvilTextWriter file = new(Fanvil, 1, new FanvilExtras([]));

        file.Account(128, "Register Addr", "pbx");

        Text(file.ToFile()).Should().Contain("\nSIP128 Register Addr:pbx\n");
    }

    private static void ShouldRefuse(Action write, string parameter) =>
        write.Should().Throw<UnwritableValueException>().Which.Message
            .Should().Be($"The value of {parameter} cannot be written in the phone's configuration syntax.");

    private static string Text(ProvisioningFile file) => Encoding.UTF8.GetString(file.Content.Span);
}
