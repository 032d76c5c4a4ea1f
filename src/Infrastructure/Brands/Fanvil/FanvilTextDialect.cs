using System.Collections.Frozen;

namespace EndpointManager.Infrastructure.Brands.Fanvil;

/// <summary>One generation of Fanvil's text format.</summary>
/// <param name="Version">Version in the first line, also the dialect's name in the catalogue.</param>
/// <param name="KeyWidth">Column of the colon on the lines of an account, as in a phone's own export.</param>
internal sealed record FanvilTextDialect(string Version, int KeyWidth)
{
    // The keys of an account that we write are spelt alike in both; others are not, such as the transport to a backup
    // server (Tancredi's templates of the X3 and the X5).
    private static readonly FrozenDictionary<string, FanvilTextDialect> ByVersion =
        new FanvilTextDialect[] { new("2.0002", 19), new("2.0000000000", 24) }
            .ToFrozenDictionary(dialect => dialect.Version, StringComparer.Ordinal);

    /// <summary>Names of all dialects.</summary>
    public static IReadOnlyCollection<string> Names => ByVersion.Keys;

    /// <summary>Finds a dialect by the name that a model of the catalogue gives.</summary>
    public static FanvilTextDialect Named(string name) => ByVersion[name];
}
