using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DnsClient;
using EndpointManager.Infrastructure.Sip.Location;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>Names asked of a name server of the test's own.</summary>
public sealed class NameLookupTests : IDisposable
{
    private readonly UdpClient _server = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly DnsNameLookup _names;

    public NameLookupTests() => _names = Asking(TimeSpan.FromSeconds(20));

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task The_servers_of_a_service_are_found()
    {
        Task serving = AnswerAsync(code: 0, (10, 5, 5080, "a.example.com"), (20, 0, 5090, "b.example.com"));

        (await _names.FindServersAsync("_sip._udp.example.com", CancellationToken.None)).Should().Equal(
            new ServiceServer("a.example.com", 5080, 10, 5), new ServiceServer("b.example.com", 5090, 20, 0));
        await serving;
    }

    [Fact]
    public async Task A_service_that_is_not_offered_has_the_root_for_its_server()
    {
        Task serving = AnswerAsync(code: 0, (0, 0, 0, ""));

        (await _names.FindServersAsync("_sip._udp.example.com", CancellationToken.None)).Should().Equal(new ServiceServer("", 0, 0, 0));
        await serving;
    }

    // 3: no such name. 2: the name server failed.
    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public async Task A_service_that_nobody_knows_has_no_servers(int code)
    {
        Task serving = AnswerAsync(code);

        (await _names.FindServersAsync("_sip._udp.example.com", CancellationToken.None)).Should().BeEmpty();
        await serving;
    }

    [Fact]
    public async Task A_name_server_that_is_silent_is_not_waited_for() =>
        (await Asking(TimeSpan.FromSeconds(1)).FindServersAsync("_sip._udp.example.com", CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(4), CancellationToken.None)).Should().BeEmpty("the library itself would wait for five seconds");

    [Fact]
    public async Task A_name_server_that_talks_nonsense_has_said_nothing()
    {
        Task serving = AnswerWithAsync(query => [.. query.AsSpan(0, 12), 0xff, 0xff, 0xff]);

        (await _names.FindServersAsync("_sip._udp.example.com", CancellationToken.None)).Should().BeEmpty();
        await serving;
    }

    [Fact]
    public async Task Addresses_are_those_that_the_system_knows()
    {
        (await _names.FindAddressesAsync("localhost", CancellationToken.None)).Should().Contain(IPAddress.Loopback);
        (await _names.FindAddressesAsync("nothing.invalid", CancellationToken.None)).Should().BeEmpty();
    }

    private Task AnswerAsync(int code, params (int Priority, int Weight, int Port, string Target)[] servers) =>
        AnswerWithAsync(query => AnswerTo(query, code, servers));

    private DnsNameLookup Asking(TimeSpan limit) =>
        new(new LookupClientOptions((IPEndPoint)_server.Client.LocalEndPoint!) { UseTcpFallback = false }, limit);

    private async Task AnswerWithAsync(Func<byte[], byte[]> answer)
    {
        UdpReceiveResult query = await _server.ReceiveAsync();
        await _server.SendAsync(answer(query.Buffer), query.RemoteEndPoint);
    }

    // RFC 1035 section 4 and RFC 2782: the question again, then records whose name is a pointer to it.
    private static byte[] AnswerTo(byte[] query, int code, (int Priority, int Weight, int Port, string Target)[] servers)
    {
        int question = Array.IndexOf(query, (byte)0, 12) + 5;
        byte[] head = query[..question];
        head[2] |= 0x80;
        head[3] = (byte)(0x80 | code);
        head[7] = (byte)servers.Length;
        head.AsSpan(8, 4).Clear();
        IEnumerable<byte> records = servers.SelectMany(server =>
        {
            byte[] target = [.. server.Target.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)), 0];
            return (IEnumerable<byte>)[0xc0, 12, 0, 33, 0, 1, 0, 0, 0, 60, .. Word(6 + target.Length), .. Word(server.Priority), .. Word(server.Weight), .. Word(server.Port), .. target];
        });
        return [.. head, .. records];
    }

    private static byte[] Word(int value)
    {
        byte[] word = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(word, (ushort)value);
        return word;
    }
}
