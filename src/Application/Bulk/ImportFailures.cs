namespace EndpointManager.Application.Bulk;

/// <summary>The rows that an import was refused for: how many, and the first of them.</summary>
public sealed class ImportFailures
{
    /// <summary>Most rows that are kept.</summary>
    public const int MaxShown = 100;

    private readonly List<ImportRowResult> _first = [];

    /// <summary>The first rows that failed, in order.</summary>
    public IReadOnlyList<ImportRowResult> First => _first;

    /// <summary>How many rows failed in all.</summary>
    public int Count { get; private set; }

    /// <summary>Whether all that is wrong is that devices exist already.</summary>
    public bool OnlyExisting { get; private set; } = true;

    internal void Add(ImportRowResult row)
    {
        Count++;
        OnlyExisting &= row.Status == ImportRowStatus.Exists;
        if (_first.Count < MaxShown || row.Row < _first[^1].Row)
        {
            _first.Insert(_first.FindLastIndex(other => other.Row < row.Row) + 1, row);
        }

        if (_first.Count > MaxShown)
        {
            _first.RemoveAt(MaxShown);
        }
    }
}
