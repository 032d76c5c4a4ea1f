using System.Net;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.UnitTests.Brands;

namespace EndpointManager.UnitTests.Application;

public sealed class RequestBatchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    // Three requests of each of four phones, in turn.
    private static readonly PhoneRequest[] Requests = [.. Enumerable.Range(0, 12).Select(number => new PhoneRequest
    {
        Time = Noon.AddMilliseconds(number),
        Address = IPAddress.Parse("10.1.2.3"),
        IsPermitted = true,
        Method = "GET",
        Path = $"805ec000000{number % 4}.cfg",
        Status = 404,
    })];

    [Theory]
    [InlineData(1, 12)]
    [InlineData(5, 3)]
    [InlineData(6, 2)]
    [InlineData(12, 1)]
    [InlineData(int.MaxValue, 1)]
    public void Parts_hold_every_request_once_in_its_order(int atMost, int parts)
    {
        List<(List<RecordedRequest> Requests, int Counted)> read = Read(Batch(), atMost);

        read.Should().HaveCount(parts);
        read.SelectMany(part => part.Requests).Select(request => request.Time).Should().Equal(Requests.Select(request => request.Time));
        read.Should().OnlyContain(part => part.Requests.Count <= atMost && part.Counted == part.Requests.Count);
    }

    [Fact]
    public void It_says_the_same_each_time_however_it_is_read()
    {
        RequestBatch batch = Batch();

        List<RecordedRequest> all = Read(batch, 12).Single().Requests;

        Read(batch, 5).SelectMany(part => part.Requests).Should().Equal(all);
        batch.First.Should().Be(all[0]);
        batch.Count.Should().Be(12);
    }

    [Fact]
    public void The_same_requests_have_other_numbers_in_another_batch() =>
        Read(Batch(), 12).Single().Requests.Select(request => request.Id)
            .Should().NotIntersectWith(Read(Batch(), 12).Single().Requests.Select(request => request.Id));

    [Fact]
    public void Each_part_that_is_read_is_told_of()
    {
        List<int> told = [];
        RequestBatch batch = Batch(part => told.Add(part.Requests.Count));

        told.Should().BeEmpty();
        Read(batch, 5);
        told.Should().Equal(5, 5, 2);
    }

    private static RequestBatch Batch(Action<RequestPart>? onRead = null) => new(
        Requests,
        Requests.Length,
        new RequestDigest(new PhoneIdentifier(TestBrands.Catalogue), TestBrands.Catalogue, TestMapping.Fingerprints),
        onRead ?? (_ => { }));

    // A part is gone when the next one is asked for.
    private static List<(List<RecordedRequest> Requests, int Counted)> Read(RequestBatch batch, int atMost) =>
        [.. batch.Parts(atMost).Select(part => (part.Requests.ToList(), part.Phones.Values.Sum(phone => phone.Count)))];
}
