namespace EndpointManager.Application.Audit;

/// <summary>One thing that somebody did in the console, or was refused; never changed once written.</summary>
public sealed class AuditEntry
{
    /// <summary>Longest name of an actor in characters.</summary>
    public const int MaxActorLength = 96;

    /// <summary>Longest name of an action in characters: an operation of the OpenAPI document or a command.</summary>
    public const int MaxActionLength = 48;

    /// <summary>Longest name of a kind or of an outcome in characters.</summary>
    public const int MaxKindLength = 16;

    /// <summary>Longest identity of a target in characters.</summary>
    public const int MaxTargetLength = 64;

    /// <summary>Sequence number, given by the database.</summary>
    public long Id { get; init; }

    /// <summary>When; UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who, as a kind and an id: <c>key:ID</c>, <c>loopback</c>, <c>command</c>, <c>anonymous</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>What the actor was called then; null when it has no name.</summary>
    public string? ActorName { get; init; }

    /// <summary>From where; null when that is not known.</summary>
    public string? Address { get; init; }

    /// <summary>What, by the name of the operation.</summary>
    public required string Action { get; init; }

    /// <summary>What came of it: <c>done</c> or <c>refused</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Status code that a refusal was answered with; null for a change.</summary>
    public int? Status { get; init; }

    /// <summary>Kind of thing it was done to; null for none.</summary>
    public string? TargetKind { get; init; }

    /// <summary>Identity of that thing, as the console's URLs have it.</summary>
    public string? Target { get; init; }

    /// <summary>What changed, as JSON; no secret.</summary>
    public string? Changes { get; init; }
}
