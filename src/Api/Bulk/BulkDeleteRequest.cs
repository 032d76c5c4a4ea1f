using System.Text.Json;
using System.Text.Json.Serialization;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Devices;

namespace EndpointManager.Api.Bulk;

/// <summary>
/// Which devices to delete: either those that are named, or those that a filter fits. Read strictly and by hand: a misspelt
/// member of a filter must not make it fit more.
/// </summary>
public sealed class BulkDeleteRequest
{
    /// <summary>MAC addresses of the devices, in any common writing; 1 to 10000.</summary>
    public JsonElement MacAddresses { get; init; }

    /// <summary>What the devices have in common, as in the list of devices; at least one member.</summary>
    public JsonElement Filter { get; init; }

    /// <summary>How many devices the filter has to fit; if it fits more or fewer, none is deleted.</summary>
    public JsonElement ExpectedCount { get; init; }

    /// <summary>Members that are none of these.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Others { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The members of a filter.</summary>
    internal static readonly IReadOnlyDictionary<string, Func<ListDevicesQuery, string, ListDevicesQuery>> FilterMembers =
        new Dictionary<string, Func<ListDevicesQuery, string, ListDevicesQuery>>(StringComparer.Ordinal)
        {
            ["search"] = (query, text) => query with { Search = text },
            ["brand"] = (query, text) => query with { Brand = text },
            ["model"] = (query, text) => query with { Model = text },
        };

    /// <summary>The body as the use case takes it.</summary>
    internal BulkDeleteCommand ToCommand()
    {
        List<KeyValuePair<string, string>> faults = [.. Others.Keys.Select(name => KeyValuePair.Create(name, "Unknown field."))];
        return new BulkDeleteCommand
        {
            MacAddresses = SelectionJson.ReadMacAddresses(MacAddresses, faults),
            Filter = SelectionJson.ReadFilter(Filter, FilterMembers, faults),
            FilterIsNarrow = Filter.ValueKind == JsonValueKind.Object && Filter.EnumerateObject().Any(),
            ExpectedCount = ReadExpectedCount(faults),
            Faults = faults,
        };
    }

    private long? ReadExpectedCount(List<KeyValuePair<string, string>> faults)
    {
        if (ExpectedCount.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        if (ExpectedCount.ValueKind == JsonValueKind.Number && ExpectedCount.TryGetInt64(out long count) && count >= 0)
        {
            return count;
        }

        faults.Add(new("expectedCount", "Must be a whole number from 0."));
        return null;
    }
}
