using System.Diagnostics.CodeAnalysis;

namespace EndpointManager.Application.Devices;

/// <summary>What a list of devices can be ordered by.</summary>
public enum DeviceSortKey
{
    /// <summary>MAC address; the default.</summary>
    MacAddress,

    /// <summary>Label, without regard to case.</summary>
    Label,

    /// <summary>SIP user name, without regard to case.</summary>
    Username,

    /// <summary>Brand.</summary>
    Brand,

    /// <summary>Model.</summary>
    Model,

    /// <summary>SIP server.</summary>
    ServerAddress,

    /// <summary>Time of registration.</summary>
    CreatedAt,

    /// <summary>Time of the last edit.</summary>
    UpdatedAt,

    /// <summary>When the phone last asked; never comes before every time.</summary>
    LastSeenAt,

    /// <summary>Whether the phone has got what it would get now: never got anything, has not, has.</summary>
    UpToDate,
}

/// <summary>An order of a list.</summary>
/// <param name="Key">What to order by.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
public sealed record DeviceSort(DeviceSortKey Key, bool Descending)
{
    private static readonly Dictionary<string, DeviceSort> Known = Enum.GetValues<DeviceSortKey>()
        .SelectMany(key => new[] { new DeviceSort(key, false), new DeviceSort(key, true) })
        .ToDictionary(sort => sort.ToString(), StringComparer.Ordinal);

    /// <summary>Every order, as written in the query string: a JSON name, with <c>-</c> in front for descending.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>Reads an order from the query string.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DeviceSort? sort) => Known.TryGetValue(text, out sort);

    /// <inheritdoc/>
    public override string ToString() =>
        (Descending ? "-" : "") + System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(Key.ToString());
}
