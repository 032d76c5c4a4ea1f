using System.Runtime.InteropServices;

namespace EndpointManager.Infrastructure.Security;

/// <summary>Whose a file is on Linux, which .NET neither tells nor changes.</summary>
internal static class FileOwner
{
    // statx(2), whose layout is the same on every architecture.
    private const int RelativeToWorkingFolder = -100;
    private const uint WantsOwner = 0x8;
    private const uint WantsGroup = 0x10;
    private const int Size = 256;
    private const int OwnerAt = 20;
    private const int GroupAt = 24;

    private const uint Unchanged = uint.MaxValue;

    /// <summary>Gives a file the owner of another one, and its group too if asked.</summary>
    /// <exception cref="IOException">The other one cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">Only root may give files to that owner.</exception>
    public static void Copy(string from, string to, bool withGroup)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        byte[] found = new byte[Size];
        if (Look(RelativeToWorkingFolder, from, 0, WantsOwner | WantsGroup, found) != 0)
        {
            throw new IOException($"{from}: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        uint owner = BitConverter.ToUInt32(found, OwnerAt);
        uint group = withGroup ? BitConverter.ToUInt32(found, GroupAt) : Unchanged;
        if (Give(to, owner, group) != 0)
        {
            throw new UnauthorizedAccessException(
                $"{from} belongs to another user. That user, or root, can exchange its keys: the service could not read a file of anybody else.");
        }
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int Look(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] found);

    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    private static extern int Give([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);
}
