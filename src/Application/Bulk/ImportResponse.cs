namespace EndpointManager.Application.Bulk;

/// <summary>What an import did, or a dry run would have done. It may hold a temporary file: to be disposed once it was sent.</summary>
public sealed class ImportResponse : IDisposable
{
    private readonly ResultSpool? _results;

    internal ImportResponse(ImportTally tally, ResultSpool? results)
    {
        _results = results;
        DryRun = results is not null;
        Rows = tally.Rows;
        Added = tally.Of(ImportRowStatus.Add);
        Edited = tally.Of(ImportRowStatus.Edit);
        Unchanged = tally.Of(ImportRowStatus.Unchanged);
        Failed = Rows - Added - Edited - Unchanged;
        Imported = DryRun ? 0 : Added + Edited;
    }

    /// <summary>Whether it was a dry run, which changes nothing.</summary>
    /// <example>false</example>
    public bool DryRun { get; }

    /// <summary>How many rows the file has.</summary>
    /// <example>250</example>
    public int Rows { get; }

    /// <summary>How many devices were added or edited; 0 after a dry run.</summary>
    /// <example>250</example>
    public int Imported { get; }

    /// <summary>How many rows are new devices.</summary>
    /// <example>248</example>
    public int Added { get; }

    /// <summary>How many rows change a device; 0 unless the mode is upsert.</summary>
    /// <example>2</example>
    public int Edited { get; }

    /// <summary>How many rows say what their device is already.</summary>
    /// <example>0</example>
    public int Unchanged { get; }

    /// <summary>How many rows would keep the file from being imported; 0 unless it was a dry run.</summary>
    /// <example>0</example>
    public int Failed { get; }

    /// <summary>What becomes of each row, in order, after a dry run; empty after an import, which took them all.</summary>
    public IEnumerable<ImportRowResult> Results => _results?.Read() ?? [];

    /// <inheritdoc/>
    public void Dispose() => _results?.Dispose();
}

/// <summary>Counts rows by what becomes of them.</summary>
internal sealed class ImportTally
{
    private readonly int[] _counts = new int[Enum.GetValues<ImportRowStatus>().Length];

    /// <summary>How many rows there were.</summary>
    public int Rows { get; private set; }

    /// <summary>How many of them had this status.</summary>
    public int Of(ImportRowStatus status) => _counts[(int)status];

    /// <summary>Counts a row.</summary>
    public void Add(ImportRowStatus status)
    {
        Rows++;
        _counts[(int)status]++;
    }
}
