using System.Net.Sockets;
using System.Text;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>Sends bytes exactly as given, which no HTTP client would, and reads until the server closes.</summary>
internal static class RawHttp
{
    public static Task<string> SendAsync(Uri address, string request) => SendAsync(address, Encoding.Latin1.GetBytes(request));

    public static async Task<string> SendAsync(Uri address, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(request);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (IOException)
        {
            // A reset after the answer: the server closed on a body that it did not want to read.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>Sends a text and reads the head of the answer only, without waiting for the server to close.</summary>
    public static async Task<string> SendForHeadAsync(Uri address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = new StringBuilder();
        byte[] part = new byte[4096];
        int read;
        while (!answer.ToString().Contains("\r\n\r\n", StringComparison.Ordinal)
            && (read = await stream.ReadAsync(part, limit.Token)) > 0)
        {
            answer.Append(Encoding.Latin1.GetString(part, 0, read));
        }

        return answer.ToString();
    }

    /// <summary>A GET that closes the connection, with header lines as given.</summary>
    public static Task<string> GetAsync(Uri address, string target, params string[] headers) =>
        SendAsync(address, $"GET {target} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n"
            + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n");

    /// <summary>The status code of an answer; 0 where there was none.</summary>
    public static int StatusOf(string answer) =>
        answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0;
}
