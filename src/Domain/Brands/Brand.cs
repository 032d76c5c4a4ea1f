namespace EndpointManager.Domain.Brands;

/// <summary>A vendor of phones: what is known of its models and of how its phones ask. An aggregate of reference data.</summary>
public sealed class Brand
{
    private readonly Dictionary<string, Model> _models;

    /// <summary>Puts a brand together from catalogue data.</summary>
    /// <exception cref="ArgumentException">Two models have one name.</exception>
    public Brand(
        string name,
        IReadOnlyList<Model> models,
        IReadOnlyList<DeviceFilePattern> deviceFiles,
        IReadOnlyList<string> macPrefixes,
        NotifyEvents notifyEvents)
    {
        Name = name;
        Models = models;
        DeviceFiles = deviceFiles;
        MacPrefixes = macPrefixes;
        NotifyEvents = notifyEvents;
        _models = models.ToDictionary(model => model.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The vendor's name, for example <c>Yealink</c>.</summary>
    public string Name { get; }

    /// <summary>The models, in catalogue order.</summary>
    public IReadOnlyList<Model> Models { get; }

    /// <summary>Names under which a phone asks for its own file.</summary>
    public IReadOnlyList<DeviceFilePattern> DeviceFiles { get; }

    /// <summary>First halves (OUI) of the vendor's MAC addresses as <c>80:5E:C0</c>: a hint only, new ones appear yearly.</summary>
    public IReadOnlyList<string> MacPrefixes { get; }

    /// <summary>What its phones act upon when notified.</summary>
    public NotifyEvents NotifyEvents { get; }

    /// <summary>Looks a model up by name without regard to case.</summary>
    public Model? FindModel(string name) => _models.GetValueOrDefault(name);
}
