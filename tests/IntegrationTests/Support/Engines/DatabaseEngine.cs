namespace EndpointManager.IntegrationTests.Support.Engines;

/// <summary>
/// A database engine that suites run on. A suite is an abstract class over the engine, with one sealed subclass an engine.
/// </summary>
public abstract class DatabaseEngine
{
    /// <summary>Why the engine cannot be had on this machine, or null; its tests are then skipped by this reason.</summary>
    public virtual string? Absence => null;

    /// <summary>The name of EF Core's table of migrations, quoted where it must be.</summary>
    internal abstract string HistoryTable { get; }

    /// <summary>Makes an empty database that no other test uses; the engine is started when the first asks.</summary>
    /// <param name="folder">Where the files of the service are.</param>
    internal abstract Task<TestDatabase> CreateDatabaseAsync(TestFolder folder);
}
