using System.Net;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.UnitTests.Requests;

public sealed class RequestLogTests
{
    [Fact]
    public void What_a_phone_says_again_waits_as_the_same_objects()
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

    private static List<PhoneRequest> Recorded(params PhoneRequest[] requests)
    {
        using ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<RequestMetrics>().BuildServiceProvider();
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
