namespace EndpointManager.IntegrationTests.Support;

/// <summary>A folder of its own for the files of one service.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("em-test-").FullName;

    public string Database => Combine("endpoint_manager.db");

    public string Key => Combine("endpoint_manager.key");

    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
