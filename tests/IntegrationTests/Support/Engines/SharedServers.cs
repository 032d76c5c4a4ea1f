using System.Collections.Concurrent;

namespace EndpointManager.IntegrationTests.Support.Engines;

/// <summary>The servers that all tests of a run share, one an engine.</summary>
internal static class SharedServers
{
    private static readonly ConcurrentDictionary<Type, Lazy<Task<DatabaseServer>>> Started = new();

    public static Task<DatabaseServer> GetAsync(ServerEngine engine) =>
        Started.GetOrAdd(engine.GetType(), _ => new(() => DatabaseServer.StartAsync(engine))).Value;

    /// <summary>Removes the containers at the end of the run.</summary>
    public static async Task DisposeAsync()
    {
        foreach (Task<DatabaseServer> start in Started.Values.Select(server => server.Value).Where(start => !start.IsFaulted))
        {
            await (await start).DisposeAsync();
        }
    }
}
