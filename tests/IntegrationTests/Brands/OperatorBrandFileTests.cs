using System.Net;
using System.Net.Http.Json;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Brands;
using EndpointManager.Infrastructure.Brands;
using EndpointManager.Infrastructure.Configuration;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Brands;

/// <summary>What an operator adds in <c>config/brands</c>, without a rebuild.</summary>
public sealed class OperatorBrandFileTests : IDisposable
{
    private const string NewModel = """
        # A model newer than the service.
        name = "yealink"

        [[models]]
        name = "T99X"
        dialect = "V81"
        lines = 3
        common_file = "y000000000999.cfg"
        user_agent = "SIP-T99X"
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_that_was_added_as_data_is_served_its_files()
    {
        Write("acme.toml", NewModel);
        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilReadyAsync();

        HttpResponseMessage added = await service.Client.PostAsJsonAsync("/console/endpoint-manager/devices", new
        {
            macAddress = "80:5E:C0:12:34:56",
            brand = "Yealink",
            model = "t99x",
            label = "Reception",
            username = "1001",
            password = "correct-horse-battery",
            serverAddress = "203.0.113.10",
        });
        string deviceFile = await service.Client.GetStringAsync("/provision/805ec0123456.cfg");
        HttpResponseMessage commonFile = await service.Client.GetAsync("/provision/y000000000999.cfg");

        added.StatusCode.Should().Be(HttpStatusCode.Created);
        deviceFile.Should().Contain("account.1.user_name = 1001").And.Contain("account.3.enable = 0").And.NotContain("account.4.");
        commonFile.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_file_ends_the_start_with_file_line_and_reason()
    {
        Write("acme.toml", NewModel.Replace("\"V81\"", "\"V18\"", StringComparison.Ordinal));
        Write("other.toml", "name = 1");
        using ServiceProcess service = ServiceProcess.Start(_folder.Path);

        (await service.ExitCodeAsync()).Should().Be(2);
        service.Output.Should()
            .Contain("config/brands/acme.toml:6: unknown dialect 'V18'; Yealink has V70, V71, V73-V81, V80, V81.").And
            .Contain("config/brands/other.toml:1: 'name' must be a text in quotes").And.NotContain("   at ");
    }

    [Fact]
    public void A_model_of_a_known_name_replaces_the_built_in_one_in_its_place()
    {
        int place = IndexOf(BuiltIn("Yealink"), "T46S");
        Write("acme.toml", NewModel.Replace("T99X", "t46s", StringComparison.Ordinal));

        Brand yealink = Read("Yealink");

        IndexOf(yealink, "t46s").Should().Be(place);
        yealink.FindModel("T46S")!.Lines.Should().Be(3);
        yealink.Models.Should().HaveSameCount(BuiltIn("Yealink").Models);
    }

    [Fact]
    public void What_a_file_says_of_the_brand_is_added_and_its_events_replace_the_brands()
    {
        Write("acme.toml", """
            name = "Yealink"
            device_files = ["{mac}.cfg", "{mac}.acme"]
            mac_prefixes = ["02:00:00"]
            user_agents = ["Acme {model} {firmware}"]
            [notify]
            reboot = "now"
            resync = "soon"
            """);

        Brand yealink = Read("Yealink");

        yealink.DeviceFiles.Select(pattern => pattern.ToString()).Should().Equal("{mac}.cfg", "{mac}.acme");
        yealink.MacPrefixes.Should().Contain(["02:00:00", "80:5E:C0"]);
        yealink.UserAgents[0].ToString().Should().Be("Acme {model} {firmware}");
        yealink.UserAgents.Should().HaveCount(BuiltIn("Yealink").UserAgents.Count + 1);
        yealink.NotifyEvents.Should().Be(new NotifyEvents("now", "soon"));
        yealink.Models.Should().BeEquivalentTo(BuiltIn("Yealink").Models);
    }

    [Fact]
    public void A_brand_without_a_renderer_can_be_made_known()
    {
        Write("acme.toml", "name = \"Acme\"\nrendered = false\nuser_agents = [\"Acme {model} {firmware}\"]");

        new BrandCatalogue(ReadAll()).Recognise("Acme A1 1.0", null, null).Should().Be(new PhoneGuess("Acme", "A1", "1.0"));
    }

    [Fact]
    public void Files_are_read_by_name_and_only_those_that_end_in_toml()
    {
        Write("b.toml", NewModel.Replace("lines = 3", "lines = 7", StringComparison.Ordinal));
        Write("a.toml", NewModel);
        Write("c.toml.bak", "nothing of this is read");

        Read("Yealink").FindModel("T99X")!.Lines.Should().Be(7);
    }

    [Theory]
    [InlineData("name = \"Acme\"", 1, "no renderer writes the brand 'Acme'.")]
    [InlineData("", 1, "'name' is missing in the brand.")]
    [InlineData("name = \"Yealink\"\nrendered = true", 2, "unknown key 'rendered' in the brand; known are name, device_files, mac_prefixes, user_agents, vendor_class, dhcp_file.")]
    [InlineData("name = \"Poly\"\n[[models]]\nname = \"VVX\"", 3, "a brand that no renderer writes can have no models.")]
    [InlineData("name = \"Yealink\"\n[[models]]\nname = \"T99X\"", 2, "'dialect' is missing in [[models]].")]
    [InlineData("name = \"Yealink\"\n[notify]\nreboot = \"now\"", 2, "'resync' is missing in [notify].")]
    [InlineData("name = \"Yealink\"\nname = ", 2, "*")]
    [InlineData("name = \"Yealink\"\n[models]", 2, "unknown table 'models'*")]
    [InlineData("name = \"\\", 1, "*")]
    [InlineData("# \u00e9\nname = \"\u00e9\u00e9\"\n", 2, "no renderer writes the brand*")]
    public void A_slip_is_named_with_file_line_and_reason(string toml, int line, string reason)
    {
        string file = Write("acme.toml", toml);

        FaultsOf().Should().ContainSingle().Which.Should().Match($"{file}:{line}: {reason}");
    }

    [Fact]
    public void A_file_that_is_no_text_is_refused()
    {
        string file = Write("acme.toml", "");
        File.WriteAllBytes(file, [(byte)'#', (byte)'\n', 0xFF, 0xFE]);

        FaultsOf().Should().Equal($"{file}:2: is not UTF-8 text.");
    }

    [Fact]
    public void A_file_nested_beyond_reason_is_refused()
    {
        string file = Write("acme.toml", "name = " + new string('[', 100_000));

        FaultsOf().Should().ContainSingle().Which.Should().StartWith($"{file}:");
    }

    [Fact]
    public void A_folder_that_was_named_and_is_not_there_is_a_slip() =>
        FaultsOf().Should().ContainSingle().Which.Should().Contain("is not a folder");

    private static Brand BuiltIn(string name) =>
        Services(BrandSettings.DefaultDirectory).GetRequiredService<BrandCatalogue>().FindBrand(name)!;

    private static ServiceProvider Services(string directory) =>
        new ServiceCollection().AddBrands(new BrandSettings { Directory = directory }).BuildServiceProvider();

    private static int IndexOf(Brand brand, string model) =>
        brand.Models.Select(known => known.Name).ToList().IndexOf(model);

    private Brand Read(string name) => ReadAll().Single(brand => brand.Name == name);

    private IReadOnlyList<Brand> ReadAll() =>
        Services(_folder.Combine("config/brands")).GetRequiredService<BrandCatalogue>().Brands;

    private IReadOnlyList<string> FaultsOf()
    {
        Action read = () => ReadAll();

        return read.Should().Throw<ConfigurationException>().Which.Errors;
    }

    private string Write(string name, string toml)
    {
        string file = Path.Combine(Directory.CreateDirectory(_folder.Combine("config/brands")).FullName, name);
        File.WriteAllText(file, toml);
        return file;
    }
}
