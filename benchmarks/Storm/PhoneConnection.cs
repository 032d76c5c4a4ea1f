using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EndpointManager.Benchmarks.Storm;

/// <summary>
/// One phone's connection, and as much HTTP/1.1 as a phone speaks. A full client would cost more processor time than the
/// service that it is to measure.
/// </summary>
internal sealed class PhoneConnection : IAsyncDisposable
{
    private static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] LengthHeader = "\r\nContent-Length: "u8.ToArray();

    private readonly Socket _socket;
    private byte[] _buffer = new byte[32 * 1024];

    private PhoneConnection(Socket socket) => _socket = socket;

    /// <summary>Bytes of the body of the last answer.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    public static async Task<PhoneConnection> OpenAsync(EndPoint server, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, cancellationToken);
            return new PhoneConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Asks for a file, and gives the status of the answer.</summary>
    /// <param name="path">The whole path.</param>
    /// <param name="userAgent">What the phone calls itself.</param>
    /// <param name="from">The phone's address, told as a proxy tells it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<int> GetAsync(string path, string userAgent, string from, CancellationToken cancellationToken)
    {
        byte[] request = Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 203.0.113.10:8080\r\nUser-Agent: {userAgent}\r\nX-Forwarded-For: {from}\r\nAccept: */*\r\n\r\n");
        await _socket.SendAsync(request, cancellationToken);

        int filled = 0;
        int headers;
        while ((headers = _buffer.AsSpan(0, filled).IndexOf(EndOfHeaders)) < 0)
        {
            filled += await ReceiveAsync(filled, cancellationToken);
        }

        int bodyStart = headers + EndOfHeaders.Length;
        int end = bodyStart + LengthOf(_buffer.AsSpan(0, bodyStart));
        while (filled < end)
        {
            filled += await ReceiveAsync(filled, cancellationToken);
        }

        Body = _buffer.AsMemory(bodyStart, end - bodyStart);
        return int.Parse(_buffer.AsSpan("HTTP/1.1 ".Length, 3), System.Globalization.CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int LengthOf(ReadOnlySpan<byte> headers)
    {
        int at = headers.IndexOf(LengthHeader);
        return at >= 0 && Utf8Parser.TryParse(headers[(at + LengthHeader.Length)..], out int length, out _)
            ? length
            : throw new InvalidDataException("An answer without Content-Length: old phones cannot read it.");
    }

    private async Task<int> ReceiveAsync(int filled, CancellationToken cancellationToken)
    {
        if (filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        int received = await _socket.ReceiveAsync(_buffer.AsMemory(filled), cancellationToken);
        return received > 0 ? received : throw new IOException("The connection ended within an answer.");
    }
}
