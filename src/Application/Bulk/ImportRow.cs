using EndpointManager.Application.Devices;

namespace EndpointManager.Application.Bulk;

/// <summary>A device of an import as it came. A class: it may hold a clear password.</summary>
public sealed class ImportRow
{
    /// <summary>The line of the file where it begins, from 1; null where the format has none to speak of.</summary>
    public long? Line { get; init; }

    /// <summary>Its members.</summary>
    public DeviceFields Fields { get; init; } = new();

    /// <summary>Why its members cannot be told, such as a line with too few of them; null where they can.</summary>
    public string? Fault { get; init; }
}
