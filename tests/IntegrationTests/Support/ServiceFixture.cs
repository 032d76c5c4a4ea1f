using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>One service for all tests of a class, on a database of its own.</summary>
public class ServiceFixture<TEngine> : IAsyncLifetime
    where TEngine : DatabaseEngine, new()
{
    internal TestFolder Folder { get; } = new();

    internal TestService Service { get; private protected set; } = null!;

    internal TestDatabase Database { get; private protected set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Database = await new TEngine().CreateDatabaseAsync(Folder);
        Service = await TestService.StartAsync(Folder, database: Database.Settings);
    }

    public async Task DisposeAsync()
    {
        // Null where the engine could not be started; the error is told by the tests.
        if (Service is not null)
        {
            await Service.DisposeAsync();
        }

        Folder.Dispose();
    }
}

/// <summary>The same on SQLite, for tests that are not about storage.</summary>
public sealed class ServiceFixture : ServiceFixture<Sqlite>;
