using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>
/// The error queue of a socket on Linux (<c>IP_RECVERR</c>, ip(7)). Only it names the target that an ICMP error is about; .NET has
/// no call for it.
/// </summary>
internal sealed class IcmpErrorQueue
{
    private const int IpLevel = 0;
    private const int IpReceiveErrors = 11;
    private const int Ipv6Level = 41;
    private const int Ipv6ReceiveErrors = 25;

    // MSG_ERRQUEUE | MSG_DONTWAIT.
    private const int Flags = 0x2000 | 0x40;

    private const int NameSize = 128;
    private const int ControlSize = 512;

    private readonly Lock _lock = new();
    private readonly Socket _socket;
    private readonly byte[] _name = GC.AllocateArray<byte>(NameSize, pinned: true);
    private readonly byte[] _control = GC.AllocateArray<byte>(ControlSize, pinned: true);

    // Starts of the datagrams come along, and are of no use.
    private readonly byte[] _data = GC.AllocateArray<byte>(16, pinned: true);
    private readonly IoVector[] _vectors = GC.AllocateArray<IoVector>(1, pinned: true);

    private IcmpErrorQueue(Socket socket)
    {
        _socket = socket;
        _vectors[0] = new IoVector { Base = AddressOf(_data), Length = _data.Length };
    }

    /// <summary>Asks the system to fill the queue; null where it knows none.</summary>
    public static IcmpErrorQueue? Open(Socket socket, ILogger logger)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            (int level, int option) = socket.AddressFamily == AddressFamily.InterNetworkV6 ? (Ipv6Level, Ipv6ReceiveErrors) : (IpLevel, IpReceiveErrors);
            socket.SetRawSocketOption(level, option, BitConverter.GetBytes(1));
            return new IcmpErrorQueue(socket);
        }
        catch (SocketException e)
        {
            Log.NoErrorQueue(logger, e);
            return null;
        }
    }

    /// <summary>The oldest error; null when there is none.</summary>
    public IcmpError? Read()
    {
        lock (_lock)
        {
            var header = new MessageHeader
            {
                Name = AddressOf(_name),
                NameLength = NameSize,
                Vectors = AddressOf(_vectors),
                VectorCount = _vectors.Length,
                Control = AddressOf(_control),
                ControlLength = ControlSize,
            };
            try
            {
                return ReceiveMessage(_socket.SafeHandle, ref header, Flags) < 0 ? null : Parse(_control.AsSpan(0, (int)header.ControlLength));
            }
            catch (ObjectDisposedException)
            {
                return null;
            }
        }
    }

    private static nint AddressOf<T>(T[] array) => Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);

    // cmsghdr: length (a word), level and type (32 bits each); sock_extended_err: errno (32 bits), origin, type, code.
    private IcmpError Parse(ReadOnlySpan<byte> control)
    {
        int head = nint.Size + 8;
        IPEndPoint target = ReadName();
        return control.Length < head + 7
            ? new IcmpError(target, false, "")
            : IcmpError.Of(target, origin: control[head + 4], type: control[head + 5], code: control[head + 6]);
    }

    // sockaddr_in and sockaddr_in6, whose ports are big-endian.
    private IPEndPoint ReadName()
    {
        int port = BinaryPrimitives.ReadUInt16BigEndian(_name.AsSpan(2));
        ReadOnlySpan<byte> address = _socket.AddressFamily == AddressFamily.InterNetworkV6 ? _name.AsSpan(8, 16) : _name.AsSpan(4, 4);
        return new IPEndPoint(new IPAddress(address), port);
    }

    [DllImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    private static extern nint ReceiveMessage(SafeSocketHandle socket, ref MessageHeader message, int flags);

    [StructLayout(LayoutKind.Sequential)]
    private struct IoVector
    {
        public nint Base;
        public nint Length;
    }

    // msghdr, recvmsg(2).
    [StructLayout(LayoutKind.Sequential)]
    private struct MessageHeader
    {
        public nint Name;
        public uint NameLength;
        public nint Vectors;
        public nint VectorCount;
        public nint Control;
        public nint ControlLength;
        public int Flags;
    }
}
