using System.Text.Json;
using System.Text.Json.Serialization;

namespace EndpointManager.Application.Audit;

/// <summary>What changed, in the form that entries keep. What does not apply is null.</summary>
public sealed record AuditDetails
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>The fields that changed.</summary>
    public IReadOnlyList<FieldChange>? Fields { get; init; }

    /// <summary>The devices, of an entry about many.</summary>
    public IReadOnlyList<DeviceChange>? Devices { get; init; }

    /// <summary>How many there were of each kind.</summary>
    public IReadOnlyDictionary<string, long>? Counts { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static AuditDetails Parse(string? json) =>
        json is null ? new AuditDetails() : JsonSerializer.Deserialize<AuditDetails>(json, Json)!;

    /// <summary>The details as an entry keeps them.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>A field that changed.</summary>
public sealed record FieldChange
{
    /// <summary>Name of the field.</summary>
    /// <example>label</example>
    public required string Field { get; init; }

    /// <summary>The value before; null for none, and for a secret.</summary>
    /// <example>Reception</example>
    public string? Old { get; init; }

    /// <summary>The value after; null for none, and for a secret.</summary>
    /// <example>Front desk</example>
    public string? New { get; init; }

    /// <summary>Whether it is a secret, of which only the change is known.</summary>
    /// <example>false</example>
    public bool Secret { get; init; }
}

/// <summary>A device of an entry about many.</summary>
public sealed record DeviceChange
{
    /// <summary>Its MAC address, in upper case with colons.</summary>
    /// <example>80:5E:C0:12:34:56</example>
    public required string MacAddress { get; init; }

    /// <summary>The fields that changed; null where the entry's action says all, such as for a new device.</summary>
    public IReadOnlyList<FieldChange>? Fields { get; init; }
}
