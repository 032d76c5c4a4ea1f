using System.Net;
using System.Runtime.CompilerServices;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.UnitTests.Requests;

public sealed class RequestLogTests
{
    // What 50,000 phones ask for.
    private const int FleetAtStart = 200_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void What_waits_is_what_was_recorded_oldest_first()
    {
        PhoneRequest first = Request();
        PhoneRequest second = first with { Address = null, UserAgent = null, Revision = null, Path = "/y000000000066.cfg" };

        Recorded(first, second).Should().Equal(first, second);
    }

    [Fact]
    public void What_is_recorded_while_others_are_taken_comes_after_them()
    {
        using ServiceProvider services = Metrics();
        var log = new RequestLog(services.GetRequiredService<RequestMetrics>());
        Record(log, 1, 2, 3);
        IReadOnlyList<RequestSegment> first = log.Take(int.MaxValue);
        Record(log, 4, 5);

        log.Count.Should().Be(2);
        Numbers(first).Should().Equal(1, 2, 3);
        log.Return(first);
        Numbers(log.Take(int.MaxValue)).Should().Equal(4, 5);
        log.Count.Should().Be(0);
    }

    [Fact]
    public void No_more_is_taken_than_is_enough_and_what_lies_beside_it()
    {
        using ServiceProvider services = Metrics();
        var log = new RequestLog(services.GetRequiredService<RequestMetrics>());
        Record(log, [.. Enumerable.Range(1, 10_000)]);

        List<long> taken = Numbers(log.Take(3_000));

        taken.Should().Equal(Enumerable.Range(1, taken.Count).Select(number => (long)number));
        taken.Count.Should().BeInRange(3_000, 4_000);
        log.Count.Should().Be(10_000 - taken.Count);
        Numbers(log.Take(1)).Should().StartWith(taken.Count + 1L).And.HaveCountLessThan(1_000);
    }

    [Fact]
    public void What_finds_no_place_is_lost_and_counted_until_something_was_given_back()
    {
        using ServiceProvider services = Metrics();
        var log = new RequestLog(services.GetRequiredService<RequestMetrics>());
        int recorded = Fill(log);
        Record(log, 0, 0);
        log.TakeLost().Should().Be(2);
        recorded.Should().BeGreaterThan(FleetAtStart);

        IReadOnlyList<RequestSegment> taken = log.Take(int.MaxValue);
        Numbers(taken).Should().Equal(Enumerable.Range(1, recorded).Select(number => (long)number));
        log.Return(taken);
        Record(log, 7);
        log.TakeLost().Should().Be(0);
        Numbers(log.Take(int.MaxValue)).Should().Equal(7);
    }

    [Fact]
    public void What_fits_nowhere_is_lost_and_takes_no_place()
    {
        using ServiceProvider services = Metrics();
        var log = new RequestLog(services.GetRequiredService<RequestMetrics>());

        log.Record(Request() with { Path = new string('x', RequestSegment.Length) });

        log.TakeLost().Should().Be(1);
        log.Take(int.MaxValue).Should().BeEmpty();
    }

    [Fact]
    public void What_was_taken_and_not_given_back_still_takes_its_place()
    {
        using ServiceProvider services = Metrics();
        var log = new RequestLog(services.GetRequiredService<RequestMetrics>());
        Fill(log);
        log.Take(int.MaxValue);

        // One piece of the queue is always there to be filled.
        Fill(log).Should().BeLessThan(1_500);
    }

    [Fact]
    public void Of_the_memory_that_a_fleet_needed_once_a_quarter_is_kept()
    {
        using ServiceProvider services = Metrics();
        var log = new RequestLog(services.GetRequiredService<RequestMetrics>());

        List<WeakReference> needed = FillAndEmpty(log);
        GC.Collect();

        needed.Should().HaveCountGreaterThan(500);
        needed.Count(segment => segment.IsAlive).Should().Be(128);
        GC.KeepAlive(log);

        // Not inlined, so that nothing of this method's holds what was taken.
        [MethodImpl(MethodImplOptions.NoInlining)]
        static List<WeakReference> FillAndEmpty(RequestLog log)
        {
            Fill(log);
            IReadOnlyList<RequestSegment> taken = log.Take(int.MaxValue);
            log.Return(taken);
            return [.. taken.Select(segment => new WeakReference(segment))];
        }
    }

    [Fact]
    public async Task Whoever_waits_is_told_of_each_request_that_finds_none_waiting()
    {
        using ServiceProvider services = Metrics();
        var log = new RequestLog(services.GetRequiredService<RequestMetrics>());
        for (int round = 0; round < 3; round++)
        {
            Task waiting = log.WaitAsync(CancellationToken.None);
            waiting.IsCompleted.Should().BeFalse();
            Record(log, 1, 2);
            await waiting.WaitAsync(Patience);
            log.Return(log.Take(int.MaxValue));
        }
    }

    private static List<long> Numbers(IReadOnlyList<RequestSegment> taken) => [.. Read(taken).Select(request => request.Bytes)];

    private static IEnumerable<PhoneRequest> Read(IReadOnlyList<RequestSegment> taken) => taken.SelectMany(segment => segment.Read());

    // Gives how many found a place before one did not.
    private static int Fill(RequestLog log)
    {
        int recorded = 0;
        while (log.TakeLost() == 0)
        {
            Record(log, ++recorded);
        }

        return recorded - 1;
    }

    private static ServiceProvider Metrics() => new ServiceCollection().AddMetrics().AddSingleton<RequestMetrics>().BuildServiceProvider();

    private static void Record(RequestLog log, params int[] numbers)
    {
        foreach (int number in numbers)
        {
            log.Record(Request() with { Bytes = number });
        }
    }

    private static List<PhoneRequest> Recorded(params PhoneRequest[] requests)
    {
        using ServiceProvider services = Metrics();
        var log = new RequestLog(services.GetRequiredService<RequestMetrics>());
        foreach (PhoneRequest request in requests)
        {
            log.Record(request);
        }

        return [.. Read(log.Take(int.MaxValue))];
    }

    private static PhoneRequest Request() => new()
    {
        Time = DateTimeOffset.UnixEpoch,
        Address = IPAddress.Parse("10.1.2.3"),
        Method = "GET",
        Path = "805ec0123456.cfg",
        UserAgent = "Yealink SIP-T46S 66.86.0.15 80:5e:c0:12:34:56",
        Status = 200,
        Revision = new ServedRevision(new DeviceId(Guid.Empty), new PhoneModel("Yealink", "T46S"), 1),
    };
}
