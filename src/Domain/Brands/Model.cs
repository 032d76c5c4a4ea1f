namespace EndpointManager.Domain.Brands;

/// <summary>A phone type of a brand, as data.</summary>
public sealed record Model
{
    /// <summary>Most lines that a phone can have: bases of cordless phones have one for each handset.</summary>
    public const int MaxLines = 256;

    /// <summary>Name within the brand, for example <c>T46S</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Generation of the vendor's configuration language, for example <c>V81</c>.</summary>
    public required string Dialect { get; init; }

    /// <summary>Number of SIP lines (accounts) of the phone, 1 to <see cref="MaxLines"/>.</summary>
    public required int Lines { get; init; }

    /// <summary>Name of the file that all phones of the model ask for, or null when the reference knows none.</summary>
    public string? CommonFile { get; init; }

    /// <summary>How the phone names its model in the User-Agent header, for example <c>SIP-T46S</c>.</summary>
    public required string UserAgentToken { get; init; }

    /// <summary>The model whose behaviour is assumed, where this one's is not established; else null.</summary>
    public string? TreatedAs { get; init; }
}
