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
    public void A_dialect_gets_its_device_file(string dialect, string golden) =>
        TestBrands.Renderer("Yealink").RenderDeviceFile(TestPhones.Of(TestBrands.Synthetic(dialect)), FleetSettings.None).ShouldBeGolden(golden);

    [Theory]
    [InlineData("Yealink", "T46S", "yealink-common.cfg")]
    [InlineData("Yealink", "VP530", "yealink-common.cfg")]
    [InlineData("Fanvil", "X3S", "fanvil-common-2.0002.cfg")]
    [InlineData("Fanvil", "X6S", "fanvil-common-2.0000000000.cfg")]
    public void A_model_gets_its_common_file(string brand, string model, string golden) =>
        TestBrands.Renderer(brand).RenderCommonFile(TestBrands.Model(brand, model), FleetSettings.None).ShouldBeGolden(golden);

    [Theory]
    [InlineData("Yealink", "V70")]
    [InlineData("Yealink", "V71")]
    [InlineData("Yealink", "V80")]
    [InlineData("Yealink", "V81")]
    [InlineData("Yealink", "V73-V81")]
    [InlineData("Fanvil", "2.0002")]
    [InlineData("Fanvil", "2.0000000000")]
    public void A_dialect_has_all_settings_of_the_fleet(string brand, string dialect)
    {
        Model model = TestBrands.Synthetic(dialect, lines: 1);
        IBrandRenderer renderer = TestBrands.Renderer(brand);
        string golden = $"{brand.ToLowerInvariant()}-fleet-{dialect.ToLowerInvariant()}";

        renderer.RenderDeviceFile(TestPhones.Of(model), TestFleets.WithExtras).ShouldBeGolden($"{golden}.cfg");
        renderer.RenderCommonFile(model, TestFleets.WithExtras).ShouldBeGolden($"{golden}-common.cfg");
    }

    [Theory]
    [InlineData("Yealink", "V81", "yealink-stripped.cfg")]
    [InlineData("Fanvil", "2.0000000000", "fanvil-stripped.cfg")]
    public void Without_its_secrets_a_file_lacks_their_lines(string brand, string dialect, string golden) =>
        TestBrands.Renderer(brand).RenderDeviceFile(TestPhones.WithoutSecrets(TestBrands.Synthetic(dialect, lines: 1)), TestFleets.WithExtras)
            .ShouldBeGolden(golden);

    [Theory]
    [InlineData("Yealink", "V81", "yealink-token.cfg")]
    [InlineData("Fanvil", "2.0000000000", "fanvil-token.cfg")]
    public void A_phone_with_a_url_of_its_own_asks_nobody_else(string brand, string dialect, string golden) =>
        TestBrands.Renderer(brand).RenderDeviceFile(TestPhones.Of(TestBrands.Synthetic(dialect, lines: 1)), TestFleets.WithOwnUrl)
            .ShouldBeGolden(golden);

    [Fact]
    public void Without_its_secrets_a_documented_form_lacks_the_password() =>
        TestBrands.Renderer("Fanvil").RenderDocumentedForm(TestPhones.WithoutSecrets(TestBrands.Model("Fanvil", "X3S")))
            .ShouldBeGolden("fanvil-documented-stripped.xml");

    [Fact]
    public void A_fanvil_gets_its_documented_form()
    {
        Model model = TestBrands.Model("Fanvil", "X3S");

        TestBrands.Renderer("Fanvil").RenderDocumentedForm(TestPhones.Of(model)).ShouldBeGolden("fanvil-documented.xml");
    }
}
