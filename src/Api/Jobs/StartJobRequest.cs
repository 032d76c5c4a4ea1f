using System.Text.Json;
using System.Text.Json.Serialization;
using EndpointManager.Api.Bulk;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Devices;

namespace EndpointManager.Api.Jobs;

/// <summary>Which devices to notify: either those that are named, or those that a filter fits.</summary>
public sealed class StartJobRequest
{
    /// <summary>MAC addresses of the devices, in any common writing; 1 to 10000.</summary>
    public JsonElement MacAddresses { get; init; }

    /// <summary>What the devices have in common, as in the list of devices; without any member, all devices.</summary>
    public JsonElement Filter { get; init; }

    /// <summary>Members that are none of these.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Others { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The members of a filter.</summary>
    internal static readonly IReadOnlyDictionary<string, Func<ListDevicesQuery, string, ListDevicesQuery>> FilterMembers =
        new Dictionary<string, Func<ListDevicesQuery, string, ListDevicesQuery>>(BulkDeleteRequest.FilterMembers, StringComparer.Ordinal)
        {
            ["upToDate"] = (query, text) => query with { UpToDate = text },
        };

    /// <summary>The body as the use case takes it.</summary>
    internal DeviceSelection ToSelection()
    {
        List<KeyValuePair<string, string>> faults = [.. Others.Keys.Select(name => KeyValuePair.Create(name, "Unknown field."))];
        return new DeviceSelection
        {
            MacAddresses = SelectionJson.ReadMacAddresses(MacAddresses, faults),
            Filter = SelectionJson.ReadFilter(Filter, FilterMembers, faults),
            Faults = faults,
        };
    }
}
