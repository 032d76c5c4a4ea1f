using EndpointManager.Application.Access;

namespace EndpointManager.Application.Audit;

/// <summary>
/// Counts refusals until somebody writes them down. A flood of them fills neither memory nor disk: those that are alike share an
/// entry a minute, and beyond so many kinds a minute they are told apart by less. Keys and strangers are bounded apart, so that
/// no stranger's flood hides what somebody does with a key.
/// </summary>
public sealed class RefusalTally(TimeProvider time)
{
    /// <summary>Most kinds of refusals that are told apart at a time: of keys, and of strangers.</summary>
    public const int MaxKinds = 30;

    /// <summary>The action of refusals whose actions are not told apart.</summary>
    public const string Others = "other";

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Tallies _ofKeys = new();
    private readonly Tallies _ofStrangers = new();
    private readonly Tallies _ofSources = new();
    private readonly Tallies _rest = new();

    private Tallies[] All => [_ofKeys, _ofStrangers, _ofSources, _rest];

    /// <summary>Counts a refusal.</summary>
    public void Add(Refusal refusal)
    {
        lock (_lock)
        {
            if (refusal.Actor == Caller.Anonymous)
            {
                AddStranger(refusal);
            }
            else if (!_ofKeys.Add(refusal, MaxKinds))
            {
                // There are as many as somebody made.
                _rest.Add(refusal with { Address = null, Action = Others });
            }
        }
    }

    /// <summary>Hands out what is to be written down now: each kind when it is first seen, and what came after it once a minute.</summary>
    /// <param name="all">Whether to hand out everything, because this is the last time.</param>
    public IReadOnlyList<AuditEntry> Take(bool all = false)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            return [.. All.SelectMany(tallies => tallies.Take(all, now))];
        }
    }

    private void AddStranger(Refusal refusal)
    {
        Refusal ofSource = refusal with
        {
            Address = refusal.Address is { } address ? SourceNetwork.Of(address).Address : null,
            Action = Others,
        };
        if (!_ofStrangers.Add(refusal, MaxKinds) && !_ofSources.Add(ofSource, MaxKinds))
        {
            _rest.Add(ofSource with { Address = null });
        }
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

    private sealed class Tallies
    {
        private readonly Dictionary<Refusal, Tally> _tallies = [];

        /// <summary>Counts a refusal; false when it is of a new kind and there are too many.</summary>
        public bool Add(Refusal refusal, int most = int.MaxValue)
        {
            if (!_tallies.TryGetValue(refusal, out Tally? tally))
            {
                if (_tallies.Count >= most)
                {
                    return false;
                }

                _tallies[refusal] = tally = new Tally();
            }

            tally.Count++;
            return true;
        }

        public List<AuditEntry> Take(bool all, DateTimeOffset now)
        {
            List<AuditEntry> entries = [];
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

            return entries;
        }
    }

    private sealed class Tally
    {
        public long Count { get; set; }

        public DateTimeOffset? WrittenAt { get; set; }
    }
}
