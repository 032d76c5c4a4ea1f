namespace EndpointManager.Application.Bulk;

/// <summary>What an import makes of a row.</summary>
public enum ImportRowStatus
{
    /// <summary>It is a new device.</summary>
    Add,

    /// <summary>It changes a device that exists.</summary>
    Edit,

    /// <summary>It says what the device is already; the device keeps its version.</summary>
    Unchanged,

    /// <summary>It is no valid device.</summary>
    Invalid,

    /// <summary>A row before it has the same MAC address.</summary>
    Duplicate,

    /// <summary>A device with its MAC address exists, and the mode is to add.</summary>
    Exists,
}

/// <summary>What became of a row of an import.</summary>
public sealed record ImportRowResult
{
    /// <summary>The row, from 0: the position in the array, or among the lines after the header.</summary>
    /// <example>12</example>
    public required int Row { get; init; }

    /// <summary>The line of the CSV file where the row begins, from 1; null for JSON.</summary>
    /// <example>14</example>
    public required long? Line { get; init; }

    /// <summary>The row's MAC address in upper case with colons; null where it has no valid one.</summary>
    /// <example>80:5E:C0:12:34:56</example>
    public required string? MacAddress { get; init; }

    /// <summary>What the import makes of it.</summary>
    /// <example>add</example>
    public required ImportRowStatus Status { get; init; }

    /// <summary>Messages by the name of the failing member; empty where there is none.</summary>
    public required IReadOnlyDictionary<string, string[]> Errors { get; init; }
}
