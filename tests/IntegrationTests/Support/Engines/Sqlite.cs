using Microsoft.Data.Sqlite;

namespace EndpointManager.IntegrationTests.Support.Engines;

/// <summary>SQLite, in a file; also the engine of tests that are not about storage.</summary>
public sealed class Sqlite : DatabaseEngine
{
    internal override string HistoryTable => "__EFMigrationsHistory";

    internal override Task<TestDatabase> CreateDatabaseAsync(TestFolder folder) =>
        Task.FromResult(new TestDatabase("sqlite", $"Data Source={folder.Database}", SqliteFactory.Instance));
}
