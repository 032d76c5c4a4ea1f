using System.Net;
using System.Text;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.Infrastructure.Sip.Transactions;
using EndpointManager.Infrastructure.Sip.Transports;

namespace EndpointManager.UnitTests.Sip;

public sealed class ClientTransactionTests : IDisposable
{
    private const string Branch = "z9hG4bKabc";

    private readonly ManualTime _time = new();
    private readonly DropCounter _dropped = new();
    private readonly TransactionTable _table;

    public ClientTransactionTests() => _table = new TransactionTable(_time, new SipMetrics(_dropped));

    public void Dispose() => _dropped.Dispose();

    // RFC 3261 section 17.1.2.2: timer E doubles up to T2.
    [Fact]
    public async Task Silence_is_met_with_retransmissions_until_the_limit()
    {
        var flow = new ScriptedFlow(_time);
        Task<TransactionResult> result = Run(flow, TimeSpan.FromSeconds(60));

        _time.Advance(TimeSpan.FromSeconds(31.9));
        result.IsCompleted.Should().BeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.1));

        (await result).Outcome.Should().Be(TransactionOutcome.TimedOut);
        flow.Seconds.Should().Equal(0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5);
        flow.Sent.Select(sent => sent.Message).Distinct().Should().ContainSingle();
        _table.Count.Should().Be(0);
    }

    [Fact]
    public async Task The_limit_ends_it_sooner()
    {
        var flow = new ScriptedFlow(_time);
        Task<TransactionResult> result = Run(flow, TimeSpan.FromSeconds(5));

        _time.Advance(TimeSpan.FromSeconds(5));

        (await result).Outcome.Should().Be(TransactionOutcome.TimedOut);
        flow.Seconds.Should().Equal(0, 0.5, 1.5, 3.5);
    }

    [Fact]
    public async Task A_peer_that_takes_no_bytes_does_not_hold_it_up()
    {
        var flow = new ScriptedFlow(_time, Transport.Tcp) { Taken = new TaskCompletionSource().Task };
        Task<TransactionResult> result = Run(flow, TimeSpan.FromSeconds(5));

        _time.Advance(TimeSpan.FromSeconds(5));

        (await result.WaitAsync(TimeSpan.FromSeconds(10))).Outcome.Should().Be(TransactionOutcome.TimedOut);
        _table.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_late_answer_ends_it_and_repeated_ones_are_expected_for_a_while()
    {
        var flow = new ScriptedFlow(_time);
        Task<TransactionResult> result = Run(flow, TimeSpan.FromSeconds(32));
        _time.Advance(TimeSpan.FromSeconds(3.6));

        Receive(flow, SampleResponses.Head);
        Receive(flow, SampleResponses.Head);

        (await result).Response!.Status.Should().Be(200);
        _dropped.Reasons.Should().BeEmpty();
        _time.Advance(TimeSpan.FromSeconds(4.9));
        _table.Count.Should().Be(1, "timer K runs for T4");
        _time.Advance(TimeSpan.FromSeconds(0.1));
        _table.Count.Should().Be(0);
        Receive(flow, SampleResponses.Head);
        _dropped.Reasons.Should().Equal("Unmatched");
        flow.Seconds.Should().Equal(0, 0.5, 1.5, 3.5);
    }

    [Fact]
    public async Task A_provisional_answer_slows_retransmissions_down()
    {
        var flow = new ScriptedFlow(_time);
        Task<TransactionResult> result = Run(flow, TimeSpan.FromSeconds(10));

        Receive(flow, SampleResponses.With("SIP/2.0", "SIP/2.0 100 Trying"));
        _time.Advance(TimeSpan.FromSeconds(9));
        result.IsCompleted.Should().BeFalse();
        Receive(flow, SampleResponses.Head);

        (await result).Response!.Status.Should().Be(200);
        flow.Seconds.Should().Equal(0, 0.5, 4.5, 8.5);
    }

    [Fact]
    public async Task A_stream_repeats_nothing_and_waits_for_no_repeated_answers()
    {
        var flow = new ScriptedFlow(_time, Transport.Tcp);
        Task<TransactionResult> result = Run(flow, TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(4.9));

        Receive(flow, SampleResponses.Head.Replace("/UDP", "/TCP", StringComparison.Ordinal));

        (await result).Outcome.Should().Be(TransactionOutcome.Answered);
        flow.Sent.Should().ContainSingle();
        _table.Count.Should().Be(0);
    }

    [Theory]
    [InlineData("Via", "Via: SIP/2.0/UDP 192.0.2.10:40000;branch=z9hG4bKother")]
    [InlineData("Via", "Via: SIP/2.0/UDP 192.0.2.11:40000;branch=z9hG4bKabc")]
    [InlineData("Via", "Via: SIP/2.0/UDP 192.0.2.10:40001;branch=z9hG4bKabc")]
    [InlineData("Call-ID", "Call-ID: call-2")]
    [InlineData("Call-ID", "Call-ID: CALL-1")]
    [InlineData("CSeq", "CSeq: 2 NOTIFY")]
    [InlineData("CSeq", "CSeq: 1 OPTIONS")]
    [InlineData("CSeq", "CSeq: nonsense")]
    public async Task What_does_not_fit_the_request_is_dropped_and_the_wait_goes_on(string line, string instead)
    {
        var flow = new ScriptedFlow(_time);
        Task<TransactionResult> result = Run(flow, TimeSpan.FromSeconds(5));

        Receive(flow, SampleResponses.With(line, instead));

        result.IsCompleted.Should().BeFalse();
        _dropped.Reasons.Should().ContainSingle();
        Receive(flow, SampleResponses.Head);
        (await result).Outcome.Should().Be(TransactionOutcome.Answered);
    }

    [Theory]
    [InlineData("203.0.113.10", 5061, Transport.Udp)]
    [InlineData("203.0.113.11", 5060, Transport.Udp)]
    [InlineData("203.0.113.10", 5060, Transport.Tcp)]
    public async Task An_answer_from_elsewhere_is_dropped(string address, int port, Transport transport)
    {
        var flow = new ScriptedFlow(_time);
        Task<TransactionResult> result = Run(flow, TimeSpan.FromSeconds(5));

        _table.Receive(SampleResponses.Bytes(SampleResponses.Head), new Hop(transport, new IPEndPoint(IPAddress.Parse(address), port), ""));
        _table.Fail(new Hop(transport, new IPEndPoint(IPAddress.Parse(address), port), ""), "Not this one.");
        _time.Advance(TimeSpan.FromSeconds(5));

        (await result).Outcome.Should().Be(TransactionOutcome.TimedOut);
        _dropped.Reasons.Should().Equal("Unmatched");
    }

    [Fact]
    public async Task An_error_of_the_target_ends_it()
    {
        var flow = new ScriptedFlow(_time);
        Task<TransactionResult> result = Run(flow, TimeSpan.FromSeconds(5));

        _table.Fail(flow.Hop, "Nothing listens on that port.");

        (await result).Should().Be(TransactionResult.Unreachable("Nothing listens on that port."));
        _time.Advance(TimeSpan.FromSeconds(10));
        flow.Sent.Should().ContainSingle();
        _table.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_send_that_fails_ends_it_at_once_and_later()
    {
        var broken = new ScriptedFlow(_time) { Failure = "No route." };
        (await Run(broken, TimeSpan.FromSeconds(5))).Should().Be(TransactionResult.Unreachable("No route."));

        var breaking = new ScriptedFlow(_time);
        Task<TransactionResult> result = Run(breaking, TimeSpan.FromSeconds(5));
        breaking.Failure = "No route.";
        _time.Advance(TimeSpan.FromSeconds(0.5));
        (await result).Should().Be(TransactionResult.Unreachable("No route."));
    }

    [Fact]
    public async Task Who_no_longer_wants_the_answer_ends_it()
    {
        using var source = new CancellationTokenSource();
        var flow = new ScriptedFlow(_time);
        Task<TransactionResult> result = Run(flow, TimeSpan.FromSeconds(5), source.Token);

        await source.CancelAsync();

        await FluentActions.Awaiting(() => result).Should().ThrowAsync<OperationCanceledException>();
        _table.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_place_in_the_window_is_given_back_once_with_the_answer_or_the_first_retransmission()
    {
        using var window = new SendWindow(1);
        var flow = new ScriptedFlow(_time) { Window = window };

        await window.EnterAsync(CancellationToken.None);
        Task<TransactionResult> answered = Run(flow, TimeSpan.FromSeconds(5));
        Task next = window.EnterAsync(CancellationToken.None);
        next.IsCompleted.Should().BeFalse();
        Receive(flow, SampleResponses.Head);
        await next;
        await answered;
        _time.Advance(TimeSpan.FromSeconds(10));

        Task<TransactionResult> silent = Run(flow, TimeSpan.FromSeconds(5));
        next = window.EnterAsync(CancellationToken.None);
        next.IsCompleted.Should().BeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.5));
        await next;
        _time.Advance(TimeSpan.FromSeconds(5));
        await silent;
        window.EnterAsync(CancellationToken.None).IsCompleted.Should().BeFalse("nobody gives a place back twice");
    }

    private Task<TransactionResult> Run(ScriptedFlow flow, TimeSpan limit, CancellationToken cancellationToken = default) => ClientTransaction.RunAsync(
        new TransactionRequest(new TransactionKey(Branch, "call-1", new CSeq(1, "NOTIFY")), Encoding.ASCII.GetBytes("NOTIFY")), flow, _table, limit, cancellationToken);

    private void Receive(ScriptedFlow flow, string head) => _table.Receive(SampleResponses.Bytes(head), flow.Hop);
}
