using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;

namespace EndpointManager.UnitTests.Brands;

public sealed class FanvilDocumentedFormTests
{
    private static readonly IBrandRenderer Renderer = TestBrands.Renderer("Fanvil");
    private static readonly Model Model = TestBrands.Model("Fanvil", "X3S");

    [Fact]
    public void It_is_the_documented_example_byte_for_byte()
    {
        const string Documented = """
            <config>
              <sip_account>
                <enable>1</enable>
                <display_name>1001</display_name>
                <auth_name>1001</auth_name>
                <user_name>1001</user_name>
                <password>s3cret</password>
                <sip_server>203.0.113.10</sip_server>
                <sip_port>5060</sip_port>
              </sip_account>
            </config>

            """;

        ProvisioningFile file = Renderer.RenderDocumentedForm(TestPhones.Documented(Model));

        file.ContentType.Should().Be("application/xml; charset=utf-8");
        Encoding.UTF8.GetString(file.Content.Span).Should().Be(Documented);
    }

    [Fact]
    public void An_xml_reader_reads_back_what_was_configured() =>
        GeneratedPhones.Of(Model).Sample(
            phone => Read(Renderer.RenderDocumentedForm(phone)).Should().Be(AccountAsRead.Expected(phone) with { Transport = null }),
            iter: 500);

    [Theory]
    [MemberData(nameof(HostileTexts.Allowed), MemberType = typeof(HostileTexts))]
    public void No_value_adds_an_element(string text)
    {
        ProvisioningFile file = Renderer.RenderDocumentedForm(TestPhones.Of(Model, label: text, password: text));

        Document(file).DescendantNodes().Where(node => node is not XText).Select(node => ((XElement)node).Name.LocalName).Should().Equal(
            "sip_account", "enable", "display_name", "auth_name", "user_name", "password", "sip_server", "sip_port");
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Damaged), MemberType = typeof(HostileTexts), DisableDiscoveryEnumeration = true)]
    public void A_value_that_xml_cannot_carry_is_refused_without_being_shown(string text)
    {
        foreach (PhoneConfiguration phone in DamagedPhones.With(Model, text))
        {
            Action render = () => Renderer.RenderDocumentedForm(phone);

            render.Should().Throw<UnwritableValueException>().Which.Message.Should().NotContain(DamagedPhones.Secret);
        }
    }

    private static XElement Document(ProvisioningFile file) =>
        XElement.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Content.Span));

    private static AccountAsRead Read(ProvisioningFile file)
    {
        XElement account = Document(file).Elements().Single();
        string Value(string element) => account.Elements(element).Single().Value;

        Value("enable").Should().Be("1");
        return new AccountAsRead(
            Value("display_name"),
            Value("auth_name"),
            Value("user_name"),
            Value("password"),
            Value("sip_server"),
            int.Parse(Value("sip_port"), CultureInfo.InvariantCulture),
            null);
    }
}
