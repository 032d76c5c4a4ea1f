using EndpointManager.Domain.Access;

namespace EndpointManager.Application.Access;

/// <summary>Remembers which keys were used until somebody writes it down: no request waits for that, and none fails by it.</summary>
public sealed class KeyUses
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _uses = new(StringComparer.Ordinal);

    /// <summary>Notes a use, to the minute.</summary>
    public void Note(ApiKey key, DateTimeOffset time)
    {
        DateTimeOffset minute = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute));
        if (!(key.LastUsedAt >= minute))
        {
            lock (_lock)
            {
                _uses[key.Id] = minute;
            }
        }
    }

    /// <summary>Hands out what was noted since it was last asked.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Take()
    {
        lock (_lock)
        {
            var taken = new Dictionary<string, DateTimeOffset>(_uses, StringComparer.Ordinal);
            _uses.Clear();
            return taken;
        }
    }
}
