using System.Net;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Requests;

namespace EndpointManager.UnitTests.Requests;

public sealed class RequestSegmentTests
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
    public void A_request_is_read_as_it_was_added(PhoneRequest request) =>
        Segment(Plain, request, Plain).Read().Should().Equal(Plain, request, Plain);

    [Fact]
    public void Halves_of_surrogate_pairs_become_what_they_are_written_down_as() =>
        Segment(Plain with { Path = "a\ud800b" }).Read().Single().Path.Should().Be("a\ufffdb");

    [Fact]
    public void Requests_are_read_oldest_first_as_often_as_anyone_likes()
    {
        RequestSegment segment = Segment([.. Enumerable.Range(0, 200).Select(Numbered)]);

        segment.Count.Should().Be(200);
        for (int round = 0; round < 2; round++)
        {
            segment.Read().Should().Equal(Enumerable.Range(0, 200).Select(Numbered));
        }
    }

    [Fact]
    public void One_that_is_full_takes_no_more_and_keeps_what_it_has()
    {
        PhoneRequest longest = Plain with
        {
            Method = new string('\u20ac', RecordedText.MaxMethodLength),
            Path = new string('\u20ac', RecordedText.MaxFileLength),
            UserAgent = new string('\u20ac', RecordedText.MaxUserAgentLength),
            Address = IPAddress.IPv6Loopback,
        };
        var segment = new RequestSegment();
        int added = 0;
        while (segment.TryAdd(longest with { Bytes = added }))
        {
            added++;
        }

        added.Should().BeGreaterThan(80);
        segment.TryAdd(longest).Should().BeFalse();
        segment.Read().Should().Equal(Enumerable.Range(0, added).Select(number => longest with { Bytes = number }));
    }

    [Fact]
    public void One_that_was_cleared_is_as_new()
    {
        RequestSegment segment = Segment(Numbered(1), Numbered(2));

        segment.Clear();

        segment.Count.Should().Be(0);
        segment.Read().Should().BeEmpty();
        segment.TryAdd(Numbered(3)).Should().BeTrue();
        segment.Read().Should().Equal(Numbered(3));
    }

    private static PhoneRequest Numbered(int number) => Plain with { Bytes = number, Path = new string('x', number % RecordedText.MaxFileLength) };

    private static RequestSegment Segment(params PhoneRequest[] requests)
    {
        var segment = new RequestSegment();
        foreach (PhoneRequest request in requests)
        {
            segment.TryAdd(request).Should().BeTrue();
        }

        return segment;
    }
}
