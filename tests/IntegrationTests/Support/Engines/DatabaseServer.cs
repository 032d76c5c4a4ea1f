using DotNet.Testcontainers.Containers;

namespace EndpointManager.IntegrationTests.Support.Engines;

/// <summary>A database server in a container.</summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    // Every server has it from the start: the one that the images make.
    private const string FirstDatabase = "test";

    private readonly ServerEngine _engine;
    private readonly IDatabaseContainer _container;
    private int _databases;

    private DatabaseServer(ServerEngine engine, IDatabaseContainer container)
    {
        _engine = engine;
        _container = container;
    }

    /// <param name="engine">What to start.</param>
    /// <param name="port">Its port on this machine; a free one if null.</param>
    public static async Task<DatabaseServer> StartAsync(ServerEngine engine, int? port = null)
    {
        IDatabaseContainer container = engine.BuildContainer(port);
        try
        {
            await container.StartAsync();
            return new DatabaseServer(engine, container);
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
    }

    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        string name = $"em_{Interlocked.Increment(ref _databases)}";
        await _engine.Open(_container, FirstDatabase).ExecuteAsync(_engine.CreateDatabaseSql(name));
        return _engine.Open(_container, name);
    }

    /// <summary>Shuts the server down in good order; its data stay.</summary>
    public Task StopAsync() => _container.StopAsync();

    /// <summary>Starts it again and waits until it answers.</summary>
    public Task StartAgainAsync() => _container.StartAsync();

    /// <summary>Makes it hang: connections stay open and nothing answers.</summary>
    public Task PauseAsync() => _container.PauseAsync();

    /// <summary>Lets it go on.</summary>
    public Task UnpauseAsync() => _container.UnpauseAsync();

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
