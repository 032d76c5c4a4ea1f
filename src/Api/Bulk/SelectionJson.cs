using System.Text.Json;
using EndpointManager.Application.Devices;

namespace EndpointManager.Api.Bulk;

/// <summary>
/// Reads which devices a body means. Strictly and by hand: a misspelt member of a filter must not make it fit more.
/// </summary>
internal static class SelectionJson
{
    /// <summary>The MAC addresses; null where there are none, or where it was noted why they cannot be read.</summary>
    public static string?[]? ReadMacAddresses(JsonElement macAddresses, List<KeyValuePair<string, string>> faults)
    {
        if (macAddresses.ValueKind is JsonValueKind.Undefined or JsonValueKind.Array)
        {
            return macAddresses.ValueKind == JsonValueKind.Undefined
                ? null
                : [.. macAddresses.EnumerateArray().Select(element => element.ValueKind == JsonValueKind.String ? element.GetString() : null)];
        }

        faults.Add(new("macAddresses", "Must be an array of texts."));
        return null;
    }

    /// <summary>The filter; null where there is none, or where it was noted why it cannot be read.</summary>
    /// <param name="filter">The member of the body.</param>
    /// <param name="members">The members that a filter may have, and what each does.</param>
    /// <param name="faults">Where mistakes are noted.</param>
    public static ListDevicesQuery? ReadFilter(
        JsonElement filter,
        IReadOnlyDictionary<string, Func<ListDevicesQuery, string, ListDevicesQuery>> members,
        List<KeyValuePair<string, string>> faults)
    {
        if (filter.ValueKind is not JsonValueKind.Object)
        {
            if (filter.ValueKind is not JsonValueKind.Undefined)
            {
                faults.Add(new("filter", "Must be an object."));
            }

            return null;
        }

        var query = new ListDevicesQuery();
        foreach (JsonProperty member in filter.EnumerateObject())
        {
            if (!members.TryGetValue(member.Name, out Func<ListDevicesQuery, string, ListDevicesQuery>? set))
            {
                faults.Add(new("filter." + member.Name, "Unknown field."));
            }
            else if (member.Value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(member.Value.GetString()))
            {
                faults.Add(new("filter." + member.Name, "Must be a text that is not empty."));
            }
            else
            {
                query = set(query, member.Value.GetString()!);
            }
        }

        return query;
    }
}
