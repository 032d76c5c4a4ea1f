using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EndpointManager.Infrastructure.Security;

/// <summary>The file that holds the instance's keys, readable by its owner only.</summary>
internal sealed class KeyFile(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Full path of the file.</summary>
    public string Location { get; } = Path.GetFullPath(path);

    /// <summary>Whether others than the owner may read the file.</summary>
    public bool IsOpenToOthers => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Location) & ~OwnerOnly) != 0;

    /// <summary>Reads the keys, or null when there is no file.</summary>
    /// <exception cref="FormatException">The file holds no key.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public KeyRing? Read() => File.Exists(Location) ? KeyRing.Parse(File.ReadAllText(Location)) : null;

    /// <summary>
    /// Makes the file, or finds that another instance was faster and takes its key. The text is complete and on disk
    /// before the file has its name: a power cut leaves a whole key or none.
    /// </summary>
    public KeyRing Create()
    {
        Write(KeyRing.Of(InstanceKey.Create()), TryName);
        return Read()!;
    }

    /// <summary>Puts other keys in the place of those it holds; a power cut leaves the old ones or the new ones.</summary>
    public void Replace(KeyRing ring) => Write(ring, draft => File.Move(draft, Location, overwrite: true));

    /// <summary>Keeps other processes from exchanging keys, until the result is disposed or its holder dies.</summary>
    /// <exception cref="IOException">Another one is at it.</exception>
    public IDisposable Lock()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(Location + ".lock", options);
    }

    private void Write(KeyRing ring, Action<string> name)
    {
        string folder = Path.GetDirectoryName(Location)!;
        Directory.CreateDirectory(folder);
        string draft = Path.Combine(folder, $".{Path.GetFileName(Location)}.{Guid.NewGuid():N}");
        try
        {
            WriteDraft(draft, ring.ToFileText());
            name(draft);
            FlushName();
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void WriteDraft(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(path, options);
        stream.Write(Encoding.ASCII.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    // Syncing a file that was just named syncs its name with it on the journalling file systems of Linux.
    private void FlushName()
    {
        using SafeFileHandle handle = File.OpenHandle(Location, access: FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    private void TryName(string draft)
    {
        try
        {
            File.Move(draft, Location, overwrite: false);
        }
        catch (IOException) when (File.Exists(Location))
        {
            // Another instance made it in the meantime; its key counts.
        }
    }
}
