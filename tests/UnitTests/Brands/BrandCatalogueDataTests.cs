using EndpointManager.Domain.Brands;

namespace EndpointManager.UnitTests.Brands;

public sealed class BrandCatalogueDataTests
{
    [Theory]
    [InlineData("Yealink", "T42S", "V81", 12, "y000000000067.cfg", null)]
    [InlineData("Yealink", "T46S", "V81", 16, "y000000000066.cfg", null)]
    [InlineData("Yealink", "T54S", "V81", 16, "y000000000070.cfg", null)]
    [InlineData("Yealink", "VP530", "V70", 4, "y000000000023.cfg", null)]
    [InlineData("Fanvil", "X3S", "2.0002", 2, "f0X3shw1.100.cfg", null)]
    [InlineData("Fanvil", "X4S", "2.0000000000", 12, null, "X4SG")]
    [InlineData("Fanvil", "X5S", "2.0000000000", 16, "F0V00X5S0000.cfg", null)]
    [InlineData("Fanvil", "X6S", "2.0000000000", 20, "F0V00X600000.cfg", "X6")]
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

    private static bool Matches(DeviceFilePattern pattern, string fileName) => pattern.TryMatch(fileName, out _);
}
