using EndpointManager.Application.Access;

namespace EndpointManager.Application.Audit;

/// <summary>
/// Counts refusals until somebody writes them down. A flood of them fills neither memory nor disk: those that are alike
/// share an entry a minute, and beyond so many kinds a minute the rest are told apart by status only.
/// </summary>
public sealed class RefusalTally(TimeProvider time)
{
    /// <summary>Most kinds of refusals that are told apart at a time.</summary>
    public const int MaxKinds = 60;

    /// <summary>The action of refusals that are not told apart.</summary>
    public const string Others = "other";

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Refusal, Tally> _tallies = [];

    /// <summary>Counts a refusal.</summary>
    public void Add(Refusal refusal)
    {
        lock (_lock)
        {
            Refusal kind = _tallies.ContainsKey(refusal) || _tallies.Count < MaxKinds
                ? refusal
                : new Refusal(Caller.Anonymous, null, null, Others, refusal.Status);
            if (!_tallies.TryGetValue(kind, out Tally? tally))
            {
                _tallies[kind] = tally = new Tally();
            }

            tally.Count++;
        }
    }

    /// <summary>Hands out what is to be written down now: each kind when it is first seen, and what came after it once a minute.</summary>
    /// <param name="all">Whether to hand out everything, because this is the last time.</param>
    public IReadOnlyList<AuditEntry> Take(bool all = false)
    {
        DateTimeOffset now = time.GetUtcNow();
        List<AuditEntry> entries = [];
        lock (_lock)
        {
            foreach ((Refusal refusal, Tally tally) in _tallies.ToList())
            {
                if (!all && now - tally.WrittenAt < Interval)
                {
                    continue;
                }

                if (tally.Count > 0)
                {
                    entries.Add(EntryOf(refusal, tally.Count, now));
                    (tally.Count, tally.WrittenAt) = (0, now);
                }
                else
                {
                    _tallies.Remove(refusal);
                }
            }
        }

        return entries;
    }

    private static AuditEntry EntryOf(Refusal refusal, long count, DateTimeOffset now) => new()
    {
        Time = now,
        Actor = refusal.Actor,
        ActorName = refusal.ActorName,
        Address = refusal.Address?.ToString(),
        Action = refusal.Action,
        Outcome = AuditEntry.Refused,
        Status = refusal.Status,
        Changes = new AuditDetails { Counts = new Dictionary<string, long> { ["requests"] = count } }.ToJson(),
    };

    private sealed class Tally
    {
        public long Count { get; set; }

        public DateTimeOffset? WrittenAt { get; set; }
    }
}
