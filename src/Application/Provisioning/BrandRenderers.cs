namespace EndpointManager.Application.Provisioning;

/// <summary>The renderers by name of brand, upper and lower case alike.</summary>
public sealed class BrandRenderers
{
    private readonly Dictionary<string, IBrandRenderer> _renderers;

    /// <summary>Puts the renderers together.</summary>
    /// <exception cref="ArgumentException">Two renderers write one brand.</exception>
    public BrandRenderers(IEnumerable<IBrandRenderer> renderers) =>
        _renderers = renderers.ToDictionary(renderer => renderer.Brand, StringComparer.OrdinalIgnoreCase);

    /// <summary>All renderers.</summary>
    public IReadOnlyCollection<IBrandRenderer> All => _renderers.Values;

    /// <summary>The renderer of a brand, or null when there is none.</summary>
    public IBrandRenderer? Find(string brand) => _renderers.GetValueOrDefault(brand);
}
