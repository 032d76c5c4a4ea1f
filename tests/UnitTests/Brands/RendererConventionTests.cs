using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.Brands;

namespace EndpointManager.UnitTests.Brands;

public sealed class RendererConventionTests
{
    [Fact]
    public void Every_renderer_runs_the_contract()
    {
        IEnumerable<string> brands = Concrete<IBrandRenderer>(typeof(BrandRegistration)).Select(renderer => renderer.Brand);

        brands.Should().NotBeEmpty();
        Concrete<RendererContract>(typeof(RendererContract)).Select(contract => contract.Brand).Should().BeEquivalentTo(brands);
    }

    [Fact]
    public void Every_renderer_is_registered()
    {
        TestBrands.Renderers.All.Should().HaveSameCount(Concrete<IBrandRenderer>(typeof(BrandRegistration)));
        TestBrands.Renderers.All.Select(renderer => renderer.Brand).Should()
            .BeEquivalentTo(TestBrands.Catalogue.Brands.Where(brand => brand.Rendered).Select(brand => brand.Name));
    }

    private static List<T> Concrete<T>(Type inAssemblyOf) =>
        [.. inAssemblyOf.Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)))
            .Select(type => (T)Activator.CreateInstance(type)!)];
}
