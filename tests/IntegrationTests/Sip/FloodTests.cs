using System.Security.Cryptography;
using System.Text;
using EndpointManager.Application.Notify;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>Peers that send more than anybody can read.</summary>
[Collection(Floods.Name)]
public sealed class FloodTests
{
    // Four times what one run of it leaves anyway, and a seventh of what is left where each datagram that is read stays.
    private const long Nothing = 1_000_000;

    [Fact]
    public async Task A_flood_hinders_nobody_and_leaves_nothing_behind()
    {
        using var peer = new UdpPeer();
        using var flooder = new UdpPeer();
        await using NotifierUnderTest notifier = NotifierUnderTest.With("direct", timeout: 10);
        Task<NotifyResult> result = notifier.NotifyAsync(address: peer.EndPoint.Address);
        ReceivedRequest request = await peer.ReceiveAsync();
        long before = GC.GetTotalMemory(forceFullCollection: true);

        byte[] garbage = RandomNumberGenerator.GetBytes(500);
        byte[] answer = request.Answer("200 OK");
        byte[] wrongBranch = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(answer).Replace("branch=z9hG4bK", "branch=z9hG4bKx", StringComparison.Ordinal));
        for (int i = 0; i < 20_000; i++)
        {
            flooder.Send(i % 2 == 0 ? garbage : answer, request.Source);
            peer.Send(wrongBranch, request.Source);
        }

        result.IsCompleted.Should().BeFalse();
        // The flood may have left no room for it; a phone answers each retransmission.
        while (!result.IsCompleted)
        {
            peer.Send(answer, request.Source);
            await Task.Delay(50);
        }

        (await result).Outcome.Should().Be(NotifyOutcome.Accepted);
        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(Nothing);
    }
}

/// <summary>After all other tests: what those keep in the one process would be counted as left by the flood.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Floods
{
    public const string Name = "Floods of messages";
}
