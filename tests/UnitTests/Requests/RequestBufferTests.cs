using System.Net;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Requests;

namespace EndpointManager.UnitTests.Requests;

public sealed class RequestBufferTests
{
    private static readonly PhoneRequest Plain = new() { Time = DateTimeOffset.UnixEpoch, Method = "GET", Path = "805ec0123456.cfg", Status = 200 };

    public static TheoryData<PhoneRequest> Requests =>
    [
        Plain,
        Plain with { Path = "", UserAgent = "" },
        Plain with { Address = IPAddress.Parse("10.1.2.3"), IsPermitted = true, UserAgent = "Yealink SIP-T46S 66.86.0.15 80:5e:c0:12:34:56" },
        Plain with { Address = IPAddress.Parse("2001:db8::1"), Reason = RefusalReason.NotLocal, Status = 404 },
        Plain with { Address = IPAddress.Parse("fe80::1%3"), Method = "HEAD" },
        Plain with { Address = IPAddress.Parse("::") },
        Plain with { Path = "Zoë 😀\u0000\n", UserAgent = "\u202e" },
        Plain with { Bytes = long.MaxValue, Status = 599, Form = ServedForm.Common, Time = DateTimeOffset.MaxValue },
        Plain with { Form = ServedForm.Native, Revision = new ServedRevision(new DeviceId(Guid.NewGuid()), new PhoneModel("Yealink", "T46S"), 7) },
        Plain with { Path = new string('\u20ac', 128), UserAgent = new string('\u20ac', 256), Method = new string('X', 16) },
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_comes_out_as_it_went_in(PhoneRequest request)
    {
        var buffer = new RequestBuffer();
        buffer.Add(Plain);
        buffer.Add(request);
        buffer.Add(Plain);

        Drained(buffer).Should().Equal(Plain, request, Plain);
    }

    [Fact]
    public void Halves_of_surrogate_pairs_become_what_they_are_written_down_as()
    {
        var buffer = new RequestBuffer();
        buffer.Add(Plain with { Path = "a\ud800b" });

        Drained(buffer).Single().Path.Should().Be("a\ufffdb");
    }

    [Fact]
    public void However_many_there_are_they_come_out_oldest_first()
    {
        var buffer = new RequestBuffer();
        for (int round = 0; round < 3; round++)
        {
            for (int number = 0; number < 5_000; number++)
            {
                buffer.Add(Plain with { Bytes = number, Path = new string('x', number % 128) });
            }

            buffer.Count.Should().Be(5_000);
            Drained(buffer).Select(request => (request.Bytes, request.Path.Length)).Should()
                .Equal(Enumerable.Range(0, 5_000).Select(number => ((long)number, number % 128)));
        }
    }

    [Fact]
    public void Requests_may_be_added_while_others_are_taken()
    {
        var buffer = new RequestBuffer();
        List<long> taken = [];
        for (int number = 0; number < 1_000; number++)
        {
            buffer.Add(Plain with { Bytes = number });
            if (number % 3 == 2 && buffer.TryTake(out PhoneRequest request))
            {
                taken.Add(request.Bytes);
            }
        }

        taken.AddRange(Drained(buffer).Select(request => request.Bytes));
        taken.Should().Equal(Enumerable.Range(0, 1_000).Select(number => (long)number));
    }

    [Fact]
    public void One_without_requests_gives_none() => new RequestBuffer().TryTake(out _).Should().BeFalse();

    private static List<PhoneRequest> Drained(RequestBuffer buffer)
    {
        List<PhoneRequest> all = [];
        while (buffer.TryTake(out PhoneRequest request))
        {
            all.Add(request);
        }

        return all;
    }
}
