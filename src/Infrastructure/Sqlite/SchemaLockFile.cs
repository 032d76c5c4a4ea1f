namespace EndpointManager.Infrastructure.Sqlite;

/// <summary>A lock between processes that the operating system drops when its holder dies, however it dies.</summary>
internal sealed class SchemaLockFile : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private SchemaLockFile(FileStream file) => _file = file;

    /// <summary>Takes the lock, waiting for another holder.</summary>
    /// <exception cref="TimeoutException">It was not free for a minute.</exception>
    public static async Task<SchemaLockFile> AcquireAsync(string path, CancellationToken cancellationToken)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new SchemaLockFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path) && TimeProvider.System.GetElapsedTime(start) < Limit)
            {
                await Task.Delay(Pause, cancellationToken);
            }
            catch (IOException exception) when (File.Exists(path))
            {
                throw new TimeoutException($"Another process has held {path} for {Limit.TotalSeconds:0} seconds.", exception);
            }
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
