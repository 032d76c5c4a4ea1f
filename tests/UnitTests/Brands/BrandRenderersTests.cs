using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.Brands.Yealink;

namespace EndpointManager.UnitTests.Brands;

public sealed class BrandRenderersTests
{
    [Theory]
    [InlineData("Yealink")]
    [InlineData("YEALINK")]
    public void A_brand_is_found_without_regard_to_case(string brand) =>
        TestBrands.Renderers.Find(brand)!.Brand.Should().Be("Yealink");

    [Fact]
    public void An_unknown_brand_has_no_renderer() => TestBrands.Renderers.Find("Acme").Should().BeNull();

    [Fact]
    public void Two_renderers_of_one_brand_are_refused()
    {
        Action build = () => _ = new BrandRenderers([new YealinkRenderer(), new YealinkRenderer()]);

        build.Should().Throw<ArgumentException>();
    }
}
