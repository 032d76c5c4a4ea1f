using System.Globalization;

namespace EndpointManager.Application.Audit;

/// <summary>What somebody did in the console, or was refused.</summary>
public sealed record AuditEntryResponse
{
    /// <summary>Its number; later entries have higher ones.</summary>
    /// <example>42</example>
    public required string Id { get; init; }

    /// <summary>When (UTC).</summary>
    /// <example>2026-01-31T08:31:00Z</example>
    public required DateTime Time { get; init; }

    /// <summary>Who: `key:` and the key's id, `loopback`, `command`, `configuration` or `anonymous`.</summary>
    /// <example>key:h3J9xQ2LmP0a</example>
    public required string Actor { get; init; }

    /// <summary>What the actor was called then: a key's name, or for `command` the user of the system.</summary>
    /// <example>Frontend</example>
    public required string? ActorName { get; init; }

    /// <summary>From where; null where it is not known, or was no request.</summary>
    /// <example>10.1.2.3</example>
    public required string? Address { get; init; }

    /// <summary>What, by the name of the operation in this document.</summary>
    /// <example>editDevice</example>
    public required string Action { get; init; }

    /// <summary>What came of it: `done` or `refused`. A reboot that is done was asked for; what the phone said is not here.</summary>
    /// <example>done</example>
    public required string Outcome { get; init; }

    /// <summary>The status code of a refusal.</summary>
    public required int? Status { get; init; }

    /// <summary>The kind of thing it was done to: `device`, `devices`, `job`, `key`, `source`, `encryption-key`.</summary>
    /// <example>device</example>
    public required string? TargetKind { get; init; }

    /// <summary>Which: a MAC address, or an id.</summary>
    /// <example>80:5E:C0:12:34:56</example>
    public required string? Target { get; init; }

    /// <summary>The fields that changed.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>The devices, of an entry about up to 500 of those of an import, a deletion or a job.</summary>
    public required IReadOnlyList<DeviceChange> Devices { get; init; }

    /// <summary>How many there were in all: devices by what became of them, or requests that were refused alike.</summary>
    /// <example>{"added": 12, "edited": 3}</example>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    internal static AuditEntryResponse Of(AuditEntry entry)
    {
        AuditDetails details = AuditDetails.Parse(entry.Changes);
        return new AuditEntryResponse
        {
            Id = entry.Id.ToString(CultureInfo.InvariantCulture),
            Time = entry.Time.UtcDateTime,
            Actor = entry.Actor,
            ActorName = entry.ActorName,
            Address = entry.Address,
            Action = entry.Action,
            Outcome = entry.Outcome,
            Status = entry.Status,
            TargetKind = entry.TargetKind,
            Target = entry.Target,
            Changes = details.Fields ?? [],
            Devices = details.Devices ?? [],
            Counts = details.Counts ?? new Dictionary<string, long>(),
        };
    }
}

/// <summary>A page of the audit trail, newest first.</summary>
public sealed record AuditListResponse
{
    /// <summary>The entries of this page.</summary>
    public required IReadOnlyList<AuditEntryResponse> Items { get; init; }

    /// <summary>This page, from 1.</summary>
    /// <example>1</example>
    public required int Page { get; init; }

    /// <summary>Entries per page.</summary>
    /// <example>25</example>
    public required int PageSize { get; init; }

    /// <summary>How many entries fit in all.</summary>
    /// <example>1</example>
    public required long TotalItems { get; init; }

    /// <summary>How many pages there are; 0 when nothing fits.</summary>
    /// <example>1</example>
    public required long TotalPages { get; init; }
}
