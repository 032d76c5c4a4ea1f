using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;

namespace EndpointManager.UnitTests.Brands;

/// <summary>Whole files as they are served, reviewed by hand. There is no switch that rewrites them.</summary>
public sealed class GoldenFileTests
{
    [Theory]
    [InlineData("Yealink", "T42S", "yealink-t42s.cfg")]
    [InlineData("Yealink", "T46S", "yealink-t46s.cfg")]
    [InlineData("Yealink", "T54S", "yealink-t54s.cfg")]
    [InlineData("Yealink", "VP530", "yealink-vp530.cfg")]
    [InlineData("Fanvil", "X3S", "fanvil-x3s.cfg")]
    [InlineData("Fanvil", "X4S", "fanvil-x4s.cfg")]
    [InlineData("Fanvil", "X5S", "fanvil-x5s.cfg")]
    [InlineData("Fanvil", "X6S", "fanvil-x6s.cfg")]
    public void A_model_gets_its_device_file(string brand, string model, string golden) =>
        TestBrands.Renderer(brand).RenderDeviceFile(TestPhones.Of(TestBrands.Model(brand, model)), FleetSettings.None).ShouldBeGolden(golden);

    [Theory]
    [InlineData("V71", "yealink-v71.cfg")]
    [InlineData("V80", "yealink-v80.cfg")]
    public void A_dialect_that_no_model_of_the_catalogue_speaks_gets_its_device_file(string dialect, string golden) =>
        TestBrands.Renderer("Yealink").RenderDeviceFile(TestPhones.Of(TestBrands.Synthetic(dialect)), FleetSettings.None).ShouldBeGolden(golden);

    [Theory]
    [InlineData("Yealink", "T46S", "yealink-common.cfg")]
    [InlineData("Yealink", "VP530", "yealink-common.cfg")]
    [InlineData("Fanvil", "X3S", "fanvil-common-2.0002.cfg")]
    [InlineData("Fanvil", "X6S", "fanvil-common-2.0000000000.cfg")]
    public void A_model_gets_its_common_file(string brand, string model, string golden) =>
        TestBrands.Renderer(brand).RenderCommonFile(TestBrands.Model(brand, model), FleetSettings.None).ShouldBeGolden(golden);

    [Fact]
    public void A_fanvil_gets_its_documented_form()
    {
        Model model = TestBrands.Model("Fanvil", "X3S");

        TestBrands.Renderer("Fanvil").RenderDocumentedForm(TestPhones.Of(model)).ShouldBeGolden("fanvil-documented.xml");
    }
}
