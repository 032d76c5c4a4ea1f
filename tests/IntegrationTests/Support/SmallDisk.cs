using System.Diagnostics;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>A real file system of a few megabytes, which can be filled up and made read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _ballast;

    private SmallDisk(string path)
    {
        Path = path;
        _ballast = System.IO.Path.Combine(path, "ballast");
    }

    public string Path { get; }

    public static SmallDisk Mount(string path)
    {
        Directory.CreateDirectory(path);
        Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", path);
        return new SmallDisk(path);
    }

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", Path);

    public void MakeWritable() => Run("mount", "-o", "remount,rw", Path);

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using FileStream file = File.Create(_ballast);
        byte[] block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void FreeSpace() => File.Delete(_ballast);

    public void Dispose() => Run("umount", "--lazy", Path);

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.Should().Be(0, "{0} {1} has to work", program, string.Join(' ', arguments));
    }
}
