using EndpointManager.Application.Provisioning;

namespace EndpointManager.Infrastructure.Brands;

/// <summary>Names a brand's renderer, beside the renderer.</summary>
/// <remarks>Looking through all types of the assembly instead would load the database engines that are not in use.</remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal abstract class BrandRendererAttribute : Attribute
{
    public abstract IBrandRenderer Create();
}

/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class BrandRendererAttribute<TRenderer> : BrandRendererAttribute
    where TRenderer : IBrandRenderer, new()
{
    public override IBrandRenderer Create() => new TRenderer();
}
