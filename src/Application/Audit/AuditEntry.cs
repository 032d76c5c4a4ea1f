namespace EndpointManager.Application.Audit;

/// <summary>One thing that somebody did in the console, or was refused; never changed once written.</summary>
public sealed class AuditEntry
{
    /// <summary>Longest name of an actor in characters.</summary>
    public const int MaxActorLength = 96;

    /// <summary>Longest name of an action in characters.</summary>
    public const int MaxActionLength = 48;

    /// <summary>Longest name of a kind or of an outcome in characters.</summary>
    public const int MaxKindLength = 16;

    /// <summary>Longest identity of a target in characters.</summary>
    public const int MaxTargetLength = 64;

    /// <summary>The outcome of what was done.</summary>
    public const string Done = "done";

    /// <summary>The outcome of what was refused.</summary>
    public const string Refused = "refused";

    /// <summary>The outcomes.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = [Done, Refused];

    /// <summary>Sequence number, given by the database.</summary>
    public long Id { get; init; }

    /// <summary>When; UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who, as a kind and an id: <c>key:ID</c>, <c>loopback</c>, <c>command</c>, <c>configuration</c>, <c>anonymous</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>What the actor was called then; null when it has no name.</summary>
    public string? ActorName { get; init; }

    /// <summary>From where; null when that is not known.</summary>
    public string? Address { get; init; }

    /// <summary>What, by the name of the operation: one of <see cref="AuditActions"/>, or for a refusal any operation's.</summary>
    public required string Action { get; init; }

    /// <summary>What came of it: <see cref="Done"/> or <see cref="Refused"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Status code that a refusal was answered with; null for a change.</summary>
    public int? Status { get; init; }

    /// <summary>Kind of thing it was done to; null for none.</summary>
    public string? TargetKind { get; init; }

    /// <summary>Identity of that thing, as the console's URLs have it.</summary>
    public string? Target { get; init; }

    /// <summary>What changed: <see cref="AuditDetails"/> as JSON; no secret. Null for nothing.</summary>
    public string? Changes { get; init; }
}
