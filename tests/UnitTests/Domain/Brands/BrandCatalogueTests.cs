using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Brands;

namespace EndpointManager.UnitTests.Domain.Brands;

public sealed class BrandCatalogueTests
{
    private static readonly BrandCatalogue Catalogue = TestBrands.Catalogue;

    [Theory]
    [InlineData("Yealink", "T46S", "Yealink T46S")]
    [InlineData("YEALINK", "t46s", "Yealink T46S")]
    [InlineData("yealink", "Yealink T46S", "Yealink T46S")]
    [InlineData(null, "Yealink T46S", "Yealink T46S")]
    [InlineData(null, "fanvil x3s", "Fanvil X3S")]
    public void A_pair_is_found_in_the_catalogues_spelling(string? brand, string model, string expected) =>
        Catalogue.Resolve(brand, model).Model!.ToString().Should().Be(expected);

    [Theory]
    [InlineData(null, "T46S")]
    [InlineData(null, "")]
    [InlineData(null, "Yealink")]
    [InlineData(null, "YealinkT46S")]
    [InlineData(null, "Acme T46S")]
    public void A_model_alone_does_not_tell_the_brand(string? brand, string model) =>
        Catalogue.Resolve(brand, model).Should().BeEquivalentTo(new { Model = (PhoneModel?)null, BrandError = "Required.", ModelError = (string?)null });

    [Theory]
    [InlineData("Acme", "T46S")]
    [InlineData("", "T46S")]
    [InlineData(" Yealink", "T46S")]
    [InlineData("../yealink", "T46S")]
    [InlineData("\uFF39ealink", "T46S")]
    [InlineData("Yealin\u212A", "T46S")]
    public void An_unknown_brand_is_answered_with_the_known_ones(string brand, string model)
    {
        ModelResolution resolution = Catalogue.Resolve(brand, model);

        (resolution.Model, resolution.ModelError).Should().Be((null, null));
        resolution.BrandError.Should().StartWith("Unknown brand. Known: Fanvil, ").And.EndWith(", Yealink.").And.NotContain("Poly");
    }

    [Theory]
    [InlineData("poly", "VVX400")]
    [InlineData(null, "Poly VVX400")]
    public void A_brand_that_is_not_rendered_is_answered_as_such(string? brand, string model)
    {
        ModelResolution resolution = Catalogue.Resolve(brand, model);

        (resolution.Model, resolution.ModelError).Should().Be((null, null));
        resolution.BrandError.Should().StartWith("Poly is known, but no files are rendered for it yet. Rendered: Fanvil, ");
    }

    [Theory]
    [InlineData("Yealink", "")]
    [InlineData("Yealink", "T99")]
    [InlineData("Yealink", "X3S")]
    [InlineData("Yealink", "Fanvil X3S")]
    [InlineData("Yealink", "T46S ")]
    [InlineData("Yealink", "Yealink Yealink T46S")]
    [InlineData(null, "Yealink X3S")]
    [InlineData(null, "Yealink  T46S")]
    public void An_unknown_model_is_blamed_on_the_model(string? brand, string model)
    {
        ModelResolution resolution = Catalogue.Resolve(brand, model);

        resolution.Model.Should().BeNull();
        resolution.BrandError.Should().BeNull();
        resolution.ModelError.Should().Be("Unknown model of Yealink. The list of brands names the known ones.");
    }

    [Theory]
    [InlineData(null, "T54S", "Yealink T54S")]
    [InlineData("yealink", null, "Yealink T46S")]
    [InlineData("Fanvil", "X3S", "Fanvil X3S")]
    [InlineData(null, "Fanvil X3S", "Fanvil X3S")]
    [InlineData(null, "yealink t42s", "Yealink T42S")]
    [InlineData(null, null, "Yealink T46S")]
    public void A_change_of_one_half_keeps_the_other(string? brand, string? model, string expected) =>
        Catalogue.ResolveChange(new PhoneModel("Yealink", "T46S"), brand, model).Model!.ToString().Should().Be(expected);

    [Theory]
    [InlineData("Yealink", "T99X")]
    [InlineData("yealink", null)]
    [InlineData(null, "t99x")]
    public void A_model_that_the_catalogue_has_no_more_may_stay_as_it_is(string? brand, string? model) =>
        Catalogue.ResolveChange(new PhoneModel("Yealink", "T99X"), brand, model).Model!.ToString().Should().Be("Yealink T99X");

    [Theory]
    [InlineData("Fanvil", null)]
    [InlineData("Fanvil", "T46S")]
    [InlineData(null, "X3S")]
    [InlineData("Yealink", "Fanvil X3S")]
    public void A_change_to_a_pair_that_is_none_is_refused(string? brand, string? model) =>
        Catalogue.ResolveChange(new PhoneModel("Yealink", "T46S"), brand, model).ModelError.Should().StartWith("Unknown model of");

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("YEALINK", "Yealink")]
    [InlineData("Acme", "Acme")]
    public void A_brand_to_look_for_is_spelt_as_in_the_catalogue(string? name, string? expected) =>
        Catalogue.SpellBrand(name).Should().Be(expected);

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("t46s", "T46S")]
    [InlineData("T99", "T99")]
    public void A_model_to_look_for_is_spelt_as_in_the_catalogue(string? name, string? expected) =>
        Catalogue.SpellModel(name).Should().Be(expected);

    [Fact]
    public void Models_that_share_a_common_file_are_one_family()
    {
        var catalogue = new BrandCatalogue([BrandOf("Acme", ModelOf("A", "shared.cfg"), ModelOf("B", "SHARED.cfg"))]);

        catalogue.FindCommonFile("Shared.CFG")!.Value.Model.Name.Should().Be("A");
    }

    [Fact]
    public void Two_brands_of_one_name_are_refused()
    {
        Action build = () => _ = new BrandCatalogue([BrandOf("Acme"), BrandOf("ACME")]);

        build.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Two_models_of_one_name_are_refused()
    {
        Action build = () => _ = BrandOf("Acme", ModelOf("A"), ModelOf("a"));

        build.Should().Throw<ArgumentException>();
    }

    private static Brand BrandOf(string name, params Model[] models) => new(name, models);

    private static Model ModelOf(string name, string? commonFile = null) =>
        new() { Name = name, Dialect = "any", Lines = 1, CommonFile = commonFile, UserAgentToken = name };
}
