using System.Text;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>A folder of its own for the files of one service.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("em-test-").FullName;

    public string Database => Combine("endpoint_manager.db");

    public string Key => Combine("endpoint_manager.key");

    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>
    /// What stands in its files, byte by byte. The log of a database comes first: whenever another test ends it may go over into the
    /// file itself and be gone.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadFilesAsync()
    {
        Dictionary<string, string> contents = [];
        foreach (string file in Directory.GetFiles(Path, "*", SearchOption.AllDirectories).OrderBy(file => !file.EndsWith("-wal", StringComparison.Ordinal)))
        {
            try
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var content = new MemoryStream();
                await stream.CopyToAsync(content);
                contents.Add(file, Encoding.Latin1.GetString(content.ToArray()));
            }
            catch (FileNotFoundException)
            {
                // It has gone over.
            }
        }

        return contents;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
