using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EndpointManager.Infrastructure.Security;

/// <summary>
/// The file that holds the instance's keys, readable by its owner only. Where a link stands in its place, what it points to is
/// exchanged: others may come by other names, and would go on with the old keys.
/// </summary>
internal sealed class KeyFile(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForGroup = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    /// <summary>Full path of the file.</summary>
    public string Location { get; } = Path.GetFullPath(path);

    /// <summary>Whether others than the owner may read the file.</summary>
    public bool IsOpenToOthers => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Target) & ~OwnerOnly) != 0;

    private string Target => File.Exists(Location) ? File.ResolveLinkTarget(Location, returnFinalTarget: true)?.FullName ?? Location : Location;

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
        Write(Location, KeyRing.Of(InstanceKey.Create()), TryName);
        return Read()!;
    }

    /// <summary>
    /// Puts other keys in the place of those it holds; a power cut leaves the old ones or the new ones. Whoever could read it can
    /// go on to.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The file is another user's.</exception>
    public void Replace(KeyRing ring)
    {
        string target = Target;
        Write(target, ring, draft =>
        {
            KeepReaders(target, draft);
            File.Move(draft, target, overwrite: true);
        });
    }

    /// <summary>Keeps other processes from exchanging keys, until the result is disposed or its holder dies.</summary>
    /// <exception cref="IOException">Another one is at it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is another user's.</exception>
    public IDisposable Lock()
    {
        string target = Target;
        FileStream held = OpenAlone(target + ".lock");
        try
        {
            KeepReaders(target, held.Name);
            return held;
        }
        catch
        {
            // Left there, it would keep the right user out.
            File.Delete(held.Name);
            held.Dispose();
            throw;
        }
    }

    // A command may be run by root, whose file the service could not read.
    private static void KeepReaders(string original, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            UnixFileMode mode = File.GetUnixFileMode(original);
            FileOwner.Copy(original, path, withGroup: (mode & ForGroup) != 0);
            File.SetUnixFileMode(path, mode | OwnerOnly);
        }
    }

    private static FileStream OpenAlone(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    private void Write(string target, KeyRing ring, Action<string> name)
    {
        string folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        string draft = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
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
