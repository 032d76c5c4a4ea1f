namespace EndpointManager.Domain.Brands;

/// <summary>A vendor of phones: what is known of its models and of how its phones ask. An aggregate of reference data.</summary>
public sealed class Brand
{
    private readonly Dictionary<string, Model> _models;
    private readonly ModelTokens _tokens;

    /// <summary>Puts a brand together from catalogue data.</summary>
    /// <exception cref="ArgumentException">Two models have one name.</exception>
    public Brand(string name, IReadOnlyList<Model> models)
    {
        Name = name;
        Models = models;
        _models = models.ToDictionary(model => model.Name, StringComparer.OrdinalIgnoreCase);
        _tokens = new ModelTokens(models);
    }

    /// <summary>The vendor's name, for example <c>Yealink</c>.</summary>
    public string Name { get; }

    /// <summary>The models, in catalogue order.</summary>
    public IReadOnlyList<Model> Models { get; }

    /// <summary>
    /// Whether files can be written for its phones; where not, the brand is known for recognising its phones alone.
    /// </summary>
    public bool Rendered { get; init; } = true;

    /// <summary>Names under which a phone asks for its own file.</summary>
    public IReadOnlyList<DeviceFilePattern> DeviceFiles { get; init; } = [];

    /// <summary>First halves (OUI) of the vendor's MAC addresses as <c>80:5E:C0</c>: a hint only, new ones appear yearly.</summary>
    public IReadOnlyList<string> MacPrefixes { get; init; } = [];

    /// <summary>How its phones word their User-Agent header, in the order to try them.</summary>
    public IReadOnlyList<UserAgentPattern> UserAgents { get; init; } = [];

    /// <summary>What its phones act upon when notified; null where nothing is known, which no rendered brand is.</summary>
    public NotifyEvents? NotifyEvents { get; init; }

    /// <summary>How the DHCP vendor class (option 60) of its phones begins, or null when they send none.</summary>
    public string? VendorClass { get; init; }

    /// <summary>
    /// File that the URL handed out by DHCP has to end in, with the phone's own placeholders, for example <c>$mac.cfg</c>;
    /// <c>/</c> when it has to end in a slash, null when its phones add slash and names of their files themselves.
    /// </summary>
    public string? DhcpFile { get; init; }

    /// <summary>Looks a model up by name without regard to case.</summary>
    public Model? FindModel(string name) => _models.GetValueOrDefault(name);

    /// <summary>Looks a model up by what a phone calls itself, such as <c>SIP-T46S</c> or <c>X6U Pro</c>.</summary>
    public Model? FindReportedModel(ReadOnlySpan<char> reported) => _tokens.Find(reported);
}
