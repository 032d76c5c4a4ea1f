using System.Net;
using System.Net.Sockets;
using System.Text;
using EndpointManager.Application.Notify;
using EndpointManager.Domain.Devices;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>Peers at the other end of a connection that do with it what they like.</summary>
public sealed class StreamPeerTests : IDisposable
{
    private readonly TcpListener _listener = new(SipPeers.NextAddress(), 5060);

    public StreamPeerTests() => _listener.Start();

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task An_answer_in_pieces_between_line_breaks_is_one_answer()
    {
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");
        (Task<NotifyResult> result, NetworkStream stream, ReceivedRequest request) = await NotifyAsync(notifier);
        byte[] answer = [.. "\r\n\r\n"u8, .. request.Answer("100 Trying"), .. "\r\n"u8, .. request.Answer("200 OK")];

        foreach (byte[] piece in answer.Chunk(7))
        {
            await stream.WriteAsync(piece);
        }

        (await result).Outcome.Should().Be(NotifyOutcome.Accepted);
    }

    [Fact]
    public async Task A_connection_that_is_closed_ends_the_wait_and_the_next_request_opens_another()
    {
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");
        (Task<NotifyResult> closed, NetworkStream stream, _) = await NotifyAsync(notifier);
        await stream.DisposeAsync();
        NotifyResult ended = await closed;
        (ended.Outcome, ended.Reason).Should().Be((NotifyOutcome.Unreachable, "The connection was closed."));

        (Task<NotifyResult> result, NetworkStream next, ReceivedRequest request) = await NotifyAsync(notifier);
        await next.WriteAsync(request.Answer("200 OK"));

        (await result).Outcome.Should().Be(NotifyOutcome.Accepted);
    }

    [Fact]
    public async Task A_message_without_an_end_closes_the_connection()
    {
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");
        (Task<NotifyResult> result, NetworkStream stream, _) = await NotifyAsync(notifier);

        await stream.WriteAsync(new byte[70_000]);

        NotifyResult ended = await result;
        (ended.Outcome, ended.Reason).Should().Be((NotifyOutcome.Unreachable, "The connection was closed."));
    }

    [Fact]
    public async Task A_closed_port_is_told_of_at_once()
    {
        await using NotifierUnderTest notifier = NotifierUnderTest.With("server");

        NotifyResult result = await notifier.NotifyAsync(new IPEndPoint(SipPeers.NextAddress(), 5060).ToString(), transport: Transport.Tcp);

        (result.Outcome, result.Reason, result.Transport).Should().Be((NotifyOutcome.Unreachable, "Nothing listens on that port.", null));
    }

    private async Task<(Task<NotifyResult> Result, NetworkStream Stream, ReceivedRequest Request)> NotifyAsync(NotifierUnderTest notifier)
    {
        Task<NotifyResult> result = notifier.NotifyAsync(_listener.LocalEndpoint.ToString()!, transport: Transport.Tcp);
        Socket socket = await _listener.AcceptSocketAsync();
        byte[] buffer = new byte[4096];
        int length = await socket.ReceiveAsync(buffer);
        return (result, new NetworkStream(socket, ownsSocket: true), new ReceivedRequest(Encoding.ASCII.GetString(buffer, 0, length), (IPEndPoint)socket.RemoteEndPoint!));
    }
}
