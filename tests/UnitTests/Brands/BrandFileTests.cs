using System.Text;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Infrastructure.Brands;

namespace EndpointManager.UnitTests.Brands;

public sealed class BrandFileTests
{
    private const string Valid = """
        # A comment, so that line numbers are not by chance.
        name = "Yealink"
        device_files = ["{mac}.cfg"]
        mac_prefixes = [
          "80:5E:C0",
          "00:15:65",
        ]
        user_agents = ["Acme {model} {firmware}"]
        [notify]
        reboot = "check-sync;reboot=true"
        resync = "check-sync;reboot=false"

        [[models]]
        name = "T99X"
        dialect = "V71"
        lines = 2
        user_agent = "SIP-T99X"

        [[models]]
        # The other one.
        name = "T98X"
        dialect = "V81"
        lines = 1
        common_file = "y000000000098.cfg"
        user_agent = "SIP-T98X"
        treated_as = "T99X"
        """;

    [Fact]
    public void Everything_in_the_file_is_in_the_brand()
    {
        Brand brand = Read(Valid);

        brand.Name.Should().Be("Yealink");
        brand.DeviceFiles.Select(pattern => pattern.ToString()).Should().Equal("{mac}.cfg");
        brand.MacPrefixes.Should().Equal("80:5E:C0", "00:15:65");
        brand.UserAgents.Select(pattern => pattern.ToString()).Should().Equal("Acme {model} {firmware}");
        brand.Rendered.Should().BeTrue();
        brand.VendorClass.Should().BeNull();
        brand.DhcpFile.Should().BeNull();
        brand.NotifyEvents.Should().Be(new NotifyEvents("check-sync;reboot=true", "check-sync;reboot=false"));
        brand.Models.Should().Equal(
            new Model { Name = "T99X", Dialect = "V71", Lines = 2, UserAgentToken = "SIP-T99X" },
            new Model { Name = "T98X", Dialect = "V81", Lines = 1, UserAgentToken = "SIP-T98X", CommonFile = "y000000000098.cfg", TreatedAs = "T99X" });
    }

    [Fact]
    public void A_brand_may_say_how_dhcp_serves_its_phones()
    {
        Brand brand = Read(Valid.Replace("[notify]", "vendor_class = \"Any Phone-1\"\ndhcp_file = \"$mac.cfg\"\n\n[notify]", StringComparison.Ordinal));

        brand.VendorClass.Should().Be("Any Phone-1");
        brand.DhcpFile.Should().Be("$mac.cfg");
    }

    [Fact]
    public void A_model_added_through_data_alone_renders()
    {
        Model added = Read(Valid).FindModel("t99x")!;

        ProvisioningFile file = TestBrands.Renderer("Yealink").RenderDeviceFile(TestPhones.Of(added), FleetSettings.None);

        YealinkReader.Account(file, "V71").DisplayName.Should().Be("Reception");
        Encoding.UTF8.GetString(file.Content.Span).Should().Contain("account.2.enable = 0").And.NotContain("account.3.");
    }

    [Theory]
    [InlineData("name = \"Yealink\"", "nmae = \"Yealink\"", 1, "'name' is missing in the brand.")]
    [InlineData("name = \"Yealink\"", "name = \"Acme\"", 2, "no renderer writes the brand 'Acme'.")]
    [InlineData("name = \"Yealink\"", "name = 5", 2, "'name' must be a text in quotes*")]
    [InlineData("name = \"Yealink\"", "name = \"Yealink\"\nfoo = 1", 3, "unknown key 'foo' in the brand; known are name, rendered, device_files, mac_prefixes, user_agents, vendor_class, dhcp_file.")]
    [InlineData("name = \"Yealink\"", "name = \"Yealink\"\nvendor_class = \"a,b\"", 3, "'vendor_class' must consist of letters, digits and any of '._- '.")]
    [InlineData("name = \"Yealink\"", "name = \"Yealink\"\ndhcp_file = \"'$mac'\"", 3, "'dhcp_file' must consist of letters, digits and any of '._-$/'.")]
    [InlineData("name = \"Yealink\"", "name = \"Yealink\"\nfoo.bar = 1", 3, "unknown key 'foo.bar' in the brand*")]
    [InlineData("name = \"Yealink\"", "name = \"Yealink\"\nmodels = []", 14, "*models*")]
    [InlineData("name = \"Yealink\"", "name = \"Yealink\"\nname = \"Yealink\"", 3, "*name*")]
    [InlineData("name = \"Yealink\"", "name = \"Yealink", 2, "Invalid newline in a string")]
    [InlineData("[\"{mac}.cfg\"]", "\"{mac}.cfg\"", 3, "'device_files' must be a list of texts*")]
    [InlineData("[\"{mac}.cfg\"]", "[]", 3, "'device_files' must be a list of texts*")]
    [InlineData("[\"{mac}.cfg\"]", "[1]", 3, "'device_files' must be a text in quotes*")]
    [InlineData("[\"{mac}.cfg\"]", "[\"mac.cfg\"]", 3, "'mac.cfg' must hold {mac} once*")]
    [InlineData("\"00:15:65\"", "\"00:15\"", 6, "'00:15' must be the first half of a MAC address*")]
    [InlineData("\"00:15:65\"", "\"00-15-65\"", 6, "'00-15-65' must be the first half of a MAC address*")]
    [InlineData("\"80:5E:C0\"", "\"80:5e:c0\"", 5, "'80:5e:c0' must be the first half of a MAC address*")]
    [InlineData("\"Acme {model} {firmware}\"", "\"Acme\"", 8, "'Acme' must hold {model}, text and {firmware}, and end with it*")]
    [InlineData("name = \"Yealink\"", "name = \"Yealink\"\nrendered = false", 3, "a renderer writes the brand 'Yealink'.")]
    [InlineData("name = \"Yealink\"", "name = \"Yealink\"\nrendered = 0", 3, "'rendered' must be true or false.")]
    [InlineData("name = \"Yealink\"", "name = \"Acme\"\nrendered = false", 15, "a brand that no renderer writes can have no models.")]
    [InlineData("[notify]", "[notfy]", 9, "unknown table 'notfy'*")]
    [InlineData("[notify]", "[[notify]]", 9, "unknown table 'notify'*")]
    [InlineData("resync = ", "resinc = ", 9, "'resync' is missing in [notify].")]
    [InlineData("resync = \"check-sync;reboot=false\"", "resync = \"a\\r\\nb\"", 11, "'resync' must be a text in quotes*")]
    [InlineData("lines = 2", "lines = 0", 16, "'lines' must be a whole number from 1 to 256.")]
    [InlineData("lines = 2", "lines = 257", 16, "'lines' must be a whole number from 1 to 256.")]
    [InlineData("lines = 2", "lines = \"2\"", 16, "'lines' must be a whole number from 1 to 256.")]
    [InlineData("lines = 2", "line = 2", 13, "'lines' is missing in [[models]].")]
    [InlineData("lines = 2", "lines = 2\nkeys = 5", 17, "unknown key 'keys' in [[models]]; known are name, dialect, lines, common_file, user_agent, treated_as.")]
    [InlineData("dialect = \"V71\"", "dialect = \"v71\"", 15, "unknown dialect 'v71'; Yealink has V70, V71, V73-V81, V80, V81.")]
    [InlineData("name = \"T98X\"", "name = \"t99x\"", 21, "the model 't99x' is there twice.")]
    [InlineData("name = \"T98X\"", "name = \"T98X T98X T98X T98X T98X T98X T98X\"", 21, "'name' must be at most 32 characters long.")]
    [InlineData("\"y000000000098.cfg\"", "\"a/y98.cfg\"", 24, "'common_file' must be the name of a file*")]
    [InlineData("\"y000000000098.cfg\"", "\"805ec0123456.cfg\"", 24, "'common_file' must be the name of a file*")]
    [InlineData("lines = 2", "lines = 2\ncommon_file = \"Y000000000098.cfg\"", 17, "*is the common file of Yealink T98X too, which is of the dialect V81.")]
    [InlineData("\"y000000000098.cfg\"", "\"F0X3shw1.100.cfg\"", 24, "'F0X3shw1.100.cfg' is a common file of Fanvil.")]
    public void A_slip_is_named_with_its_line(string right, string wrong, int line, string reason)
    {
        Valid.Should().Contain(right);

        Action read = () => Read(Valid.Replace(right, wrong, StringComparison.Ordinal));

        BrandFileException fault = read.Should().Throw<BrandFileException>().Which;
        fault.Reason.Should().Match(reason);
        fault.Line.Should().Be(line);
        fault.Message.Should().Be($"acme.toml, line {line}: {fault.Reason}");
    }

    [Fact]
    public void A_file_without_events_is_refused()
    {
        Action read = () => Read(Valid[..Valid.IndexOf("[notify]", StringComparison.Ordinal)]);

        read.Should().Throw<BrandFileException>().WithMessage("acme.toml, line 1: the table [notify] is missing.");
    }

    [Fact]
    public void All_models_of_a_common_file_may_change_their_dialect_together()
    {
        Brand basis = TestBrands.Catalogue.FindBrand("Yealink")!;
        Model[] family = [.. basis.Models.Where(model => model.CommonFile == "y000000000066.cfg")];
        string toml = "name = \"Yealink\"\n" + string.Concat(family.Select(model =>
            $"[[models]]\nname = \"{model.Name}\"\ndialect = \"V80\"\nlines = 16\ncommon_file = \"{model.CommonFile}\"\nuser_agent = \"{model.UserAgentToken}\"\n"));

        Brand changed = BrandFile.Read("acme.toml", toml, TestBrands.Renderers, [basis]);

        changed.Models.Where(model => model.CommonFile == "y000000000066.cfg").Should().HaveSameCount(family).And.OnlyContain(model => model.Dialect == "V80");
    }

    private static Brand Read(string toml) =>
        BrandFile.Read("acme.toml", toml, TestBrands.Renderers, [TestBrands.Catalogue.FindBrand("Fanvil")!]);
}
