namespace EndpointManager.Infrastructure.Brands.Fanvil;

/// <summary>Where a parameter of Fanvil's text format stands.</summary>
/// <param name="Module">The module, without its angle brackets: <c>PHONE FEATURE MODULE</c>.</param>
/// <param name="Section">The section within, without its dashes: <c>DateTime Config</c>; empty before the first one.</param>
/// <param name="Key">The key: <c>SNTP Server</c>.</param>
internal readonly record struct FanvilParameter(string Module, string Section, string Key)
{
    /// <summary>Compares upper and lower case alike.</summary>
    public bool Is(string module, string section, string key) =>
        IsIn(module, section) && Key.Equals(key, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it stands in a section, upper and lower case alike.</summary>
    public bool IsIn(string module, string section) =>
        IsIn(module) && Section.Equals(section, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it stands in a module, upper and lower case alike.</summary>
    public bool IsIn(string module) => Module.Equals(module, StringComparison.OrdinalIgnoreCase);
}
