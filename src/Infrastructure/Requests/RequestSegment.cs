using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Requests;

/// <summary>
/// Requests one after the other in one piece of memory. As objects they would be copied by the garbage collector twice before they
/// are written down, which costs a phone more than noting what it asked.
/// </summary>
internal sealed class RequestSegment
{
    /// <summary>Its size in bytes: some 700 requests of ordinary phones, 90 of the longest that there can be.</summary>
    public const int Length = 128 * 1024;

    private const int LongestAddress = 16;

    // In place of a length, for a text that is null.
    private const short None = -1;

    private static readonly int _headLength = Unsafe.SizeOf<Head>();

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(Length);
    private int _end;

    /// <summary>How many requests there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a request, if there is room for it. Halves of surrogate pairs in its texts become U+FFFD.</summary>
    public bool TryAdd(in PhoneRequest request)
    {
        PhoneModel? model = request.Revision?.Model;
        int most = _headLength + LongestAddress + Encoding.UTF8.GetMaxByteCount(
            request.Method.Length + request.Path.Length + (request.UserAgent?.Length ?? 0) + (model is null ? 0 : model.Brand.Length + model.Name.Length));
        if (most > Length - _end)
        {
            return false;
        }

        Span<byte> all = _bytes.AsSpan(_end);
        Span<byte> rest = all[_headLength..];
        var head = new Head(request)
        {
            AddressLength = Put(ref rest, request.Address),
            MethodLength = Put(ref rest, request.Method),
            PathLength = Put(ref rest, request.Path),
            UserAgentLength = Put(ref rest, request.UserAgent),
            BrandLength = Put(ref rest, model?.Brand),
            ModelLength = Put(ref rest, model?.Name),
        };
        MemoryMarshal.Write(all, in head);
        _end += all.Length - rest.Length;
        Count++;
        return true;
    }

    /// <summary>All requests, oldest first.</summary>
    public IEnumerable<PhoneRequest> Read()
    {
        int next = 0;
        for (int number = 0; number < Count; number++)
        {
            yield return ReadAt(ref next);
        }
    }

    /// <summary>Makes it empty.</summary>
    public void Clear() => Count = _end = 0;

    private PhoneRequest ReadAt(ref int place)
    {
        Head head = MemoryMarshal.Read<Head>(_bytes.AsSpan(place));
        ReadOnlySpan<byte> rest = _bytes.AsSpan(place + _headLength);
        IPAddress? address = TakeAddress(ref rest, head);
        string method = TakeText(ref rest, head.MethodLength)!;
        string path = TakeText(ref rest, head.PathLength)!;
        string? userAgent = TakeText(ref rest, head.UserAgentLength);
        string? brand = TakeText(ref rest, head.BrandLength);
        string? model = TakeText(ref rest, head.ModelLength);
        place = Length - rest.Length;
        return new PhoneRequest
        {
            Time = new DateTimeOffset(head.Ticks, TimeSpan.Zero),
            Address = address,
            IsPermitted = head.IsPermitted,
            Method = method,
            Path = path,
            UserAgent = userAgent,
            Status = head.Status,
            Bytes = head.Bytes,
            Form = head.Form,
            Reason = head.Reason,
            Revision = brand is null ? null : new ServedRevision(head.Device, new PhoneModel(brand, model!), head.Version),
        };
    }

    private static short Put(ref Span<byte> rest, string? text)
    {
        if (text is null)
        {
            return None;
        }

        int length = Encoding.UTF8.GetBytes(text, rest);
        rest = rest[length..];
        return checked((short)length);
    }

    private static short Put(ref Span<byte> rest, IPAddress? address)
    {
        int length = 0;
        address?.TryWriteBytes(rest, out length);
        rest = rest[length..];
        return (short)length;
    }

    private static string? TakeText(ref ReadOnlySpan<byte> rest, short length)
    {
        if (length == None)
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return text;
    }

    private static IPAddress? TakeAddress(ref ReadOnlySpan<byte> rest, in Head head)
    {
        ReadOnlySpan<byte> bytes = rest[..head.AddressLength];
        rest = rest[head.AddressLength..];
        return bytes.IsEmpty ? null : head.Scope == 0 ? new IPAddress(bytes) : new IPAddress(bytes, head.Scope);
    }

    // All of a request but the address and the texts, which follow in the order of their lengths in bytes.
    private readonly struct Head(in PhoneRequest request)
    {
        public long Ticks { get; } = request.Time.UtcTicks;

        public long Bytes { get; } = request.Bytes;

        public DeviceId Device { get; } = request.Revision.GetValueOrDefault().Device;

        public long Version { get; } = request.Revision.GetValueOrDefault().Version;

        public long Scope { get; } = request.Address?.AddressFamily == AddressFamily.InterNetworkV6 ? request.Address.ScopeId : 0;

        public ServedForm? Form { get; } = request.Form;

        public RefusalReason? Reason { get; } = request.Reason;

        public int Status { get; } = request.Status;

        public bool IsPermitted { get; } = request.IsPermitted;

        public required short AddressLength { get; init; }

        public required short MethodLength { get; init; }

        public required short PathLength { get; init; }

        public required short UserAgentLength { get; init; }

        public required short BrandLength { get; init; }

        public required short ModelLength { get; init; }
    }
}
