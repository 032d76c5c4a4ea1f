using System.Net;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.UnitTests.Requests;

public sealed class RequestLogTests
{
    private const int Capacity = 200_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void What_a_phone_says_again_is_the_same_object_again()
    {
        List<PhoneRequest> taken = Recorded(Request(), Request());

        taken[1].Should().Be(taken[0]);
        taken[1].Path.Should().BeSameAs(taken[0].Path);
        taken[1].UserAgent.Should().BeSameAs(taken[0].UserAgent);
        taken[1].Address.Should().BeSameAs(taken[0].Address);
        taken[1].Revision!.Value.Model.Should().BeSameAs(taken[0].Revision!.Value.Model);
    }

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
        List<PhoneRequest> taken = [];
        Record(log, 1, 2, 3);
        log.Take(taken, 2);
        Record(log, 4, 5);

        log.Count.Should().Be(3);
        log.Take(taken, int.MaxValue);

        taken.Select(request => request.Bytes).Should().Equal(1, 2, 3, 4, 5);
        log.Count.Should().Be(0);
    }

    [Fact]
    public void What_finds_no_place_is_lost_and_counted()
    {
        using ServiceProvider services = Metrics();
        var log = new RequestLog(services.GetRequiredService<RequestMetrics>());

        Record(log, [.. Enumerable.Range(1, Capacity + 3)]);

        List<PhoneRequest> taken = [];
        log.Take(taken, int.MaxValue);
        taken.Should().HaveCount(Capacity);
        taken[^1].Bytes.Should().Be(Capacity);
        log.TakeLost().Should().Be(3);
        log.TakeLost().Should().Be(0);
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
            log.Take([], int.MaxValue);
        }
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

        List<PhoneRequest> taken = [];
        log.Take(taken, int.MaxValue);
        return taken;
    }

    // Each time of new objects.
    private static PhoneRequest Request() => new()
    {
        Time = DateTimeOffset.UnixEpoch,
        Address = IPAddress.Parse("10.1.2.3"),
        Method = "GET",
        Path = string.Concat("/", "805ec0123456.cfg"),
        UserAgent = string.Concat("Yealink SIP-T46S 66.86.0.15 ", "80:5e:c0:12:34:56"),
        Status = 200,
        Revision = new ServedRevision(new DeviceId(Guid.Empty), new PhoneModel(Text("Yealink"), Text("T46S")), 1),
    };

    private static string Text(string text) => new(text.AsSpan());
}
