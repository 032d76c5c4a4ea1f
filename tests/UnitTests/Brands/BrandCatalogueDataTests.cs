using EndpointManager.Domain.Brands;

namespace EndpointManager.UnitTests.Brands;

public sealed class BrandCatalogueDataTests
{
    [Theory]
    [InlineData("Yealink", "T42S", "V81", 12, "y000000000067.cfg", null)]
    [InlineData("Yealink", "T46S", "V81", 16, "y000000000066.cfg", null)]
    [InlineData("Yealink", "T54S", "V81", 16, "y000000000070.cfg", null)]
    [InlineData("Yealink", "VP530", "V70", 4, "y000000000023.cfg", null)]
    [InlineData("Yealink", "T28P", "V71", 6, "y000000000000.cfg", null)]
    [InlineData("Yealink", "T49G", "V80", 16, "y000000000051.cfg", null)]
    [InlineData("Yealink", "T88W", "V81", 16, "y000000000192.cfg", null)]
    [InlineData("Yealink", "W90DM", "V81", 250, "y000000000130.cfg", null)]
    [InlineData("Yealink", "T44U", "V81", 12, null, null)]
    [InlineData("Fanvil", "X3S", "2.0002", 2, "f0X3shw1.100.cfg", null)]
    [InlineData("Fanvil", "X4S", "2.0000000000", 12, null, "X4SG")]
    [InlineData("Fanvil", "X5S", "2.0000000000", 16, "F0V00X5S0000.cfg", null)]
    [InlineData("Fanvil", "X6S", "2.0000000000", 20, "F0V00X600000.cfg", "X6")]
    [InlineData("Fanvil", "X4", "2.0002", 4, "f0X4hw1.100.cfg", null)]
    [InlineData("Fanvil", "X303W", "2.0000000000", 6, null, null)]
    [InlineData("Fanvil", "V64", "2.0000000000", 12, "F0V0V6400000.cfg", null)]
    public void A_model_is_known(string brand, string name, string dialect, int lines, string? commonFile, string? treatedAs)
    {
        Model model = TestBrands.Model(brand, name);

        (model.Dialect, model.Lines, model.CommonFile, model.TreatedAs).Should().Be((dialect, lines, commonFile, treatedAs));
    }

    [Theory]
    [InlineData("Yealink", "805ec0123456.cfg")]
    [InlineData("Fanvil", "0c383e123456.cfg")]
    [InlineData("Fanvil", "0c383e123456.txt")]
    [InlineData("Fanvil", "0C383E123456.XML")]
    public void A_device_file_is_recognised(string brand, string fileName) =>
        TestBrands.Catalogue.FindBrand(brand)!.DeviceFiles.Should().Contain(pattern => Matches(pattern, fileName));

    [Theory]
    [InlineData("805ec0123456.boot")]
    [InlineData("y000000000000.boot")]
    [InlineData("805ec0123456-local.cfg")]
    public void A_name_that_must_stay_unanswered_is_not_a_device_file(string fileName) =>
        TestBrands.Catalogue.Brands.SelectMany(brand => brand.DeviceFiles).Should().NotContain(pattern => Matches(pattern, fileName));

    [Fact]
    public void No_two_brands_claim_one_mac_prefix() =>
        TestBrands.Catalogue.Brands.SelectMany(brand => brand.MacPrefixes).Should().OnlyHaveUniqueItems();

    [Theory]
    [InlineData("Yealink", "T18")]
    [InlineData("Yealink", "VP540")]
    [InlineData("Fanvil", "i64")]
    public void A_model_whose_language_no_source_shows_is_not_there(string brand, string name) =>
        TestBrands.Catalogue.FindBrand(brand)!.FindModel(name).Should().BeNull();

    [Fact]
    public void No_two_brands_ask_for_one_common_file() =>
        TestBrands.Catalogue.Brands
            .SelectMany(brand => brand.Models.Select(model => model.CommonFile?.ToUpperInvariant()).OfType<string>().Distinct())
            .Should().OnlyHaveUniqueItems();

    [Fact]
    public void Every_common_file_is_recognised_as_such() =>
        TestBrands.Catalogue.Brands.SelectMany(brand => brand.Models).Select(model => model.CommonFile).OfType<string>()
            .Should().OnlyContain(file => TestBrands.Catalogue.FindCommonFile(file) != null);

    [Fact]
    public void What_a_phone_calls_itself_leads_to_its_model() =>
        TestBrands.Catalogue.Brands.Where(brand => brand.Rendered).Should().AllSatisfy(brand => brand.Models.Should().AllSatisfy(model =>
            brand.FindReportedModel(model.UserAgentToken)!.Name.Should().Be(model.Name)));

    private static bool Matches(DeviceFilePattern pattern, string fileName) => pattern.TryMatch(fileName, out _);
}
