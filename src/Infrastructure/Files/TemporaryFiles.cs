using EndpointManager.Application.Bulk;

namespace EndpointManager.Infrastructure.Files;

/// <summary>
/// Files in the system's folder for temporary ones (<c>TMPDIR</c>). On Unix each loses its name before anything is written,
/// so that nobody else can open it, and a killed process leaves none behind.
/// </summary>
internal sealed class TemporaryFiles : ITemporaryFiles
{
    private const int BufferSize = 64 * 1024;

    public Stream Create()
    {
        string path = Path.Combine(Path.GetTempPath(), $"endpoint-manager-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
            BufferSize = BufferSize,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.Options = FileOptions.None;
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
