namespace EndpointManager.Application.Access;

/// <summary>Who gets provisioning files. The names in lower case are those of the configuration.</summary>
public enum AccessMode
{
    /// <summary>Networks that are never routed on the Internet, and those that are listed.</summary>
    Lan,

    /// <summary>Everyone.</summary>
    Open,

    /// <summary>The networks that are listed.</summary>
    Allowlist,

    /// <summary>Who has the one key of the fleet, from any network.</summary>
    Shared,

    /// <summary>Who has the device's own token, from any network; others get its file without secrets.</summary>
    Token,
}

/// <summary>Names of the modes.</summary>
public static class AccessModes
{
    /// <summary>The names, in the order of the modes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<AccessMode>().Select(ToName)];

    /// <summary>The name of a mode.</summary>
    public static string ToName(this AccessMode mode) => mode.ToString().ToLowerInvariant();

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string name, out AccessMode mode)
    {
        int index = Names.ToList().IndexOf(name);
        mode = (AccessMode)Math.Max(0, index);
        return index >= 0;
    }
}
