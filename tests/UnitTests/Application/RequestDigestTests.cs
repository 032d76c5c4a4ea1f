using System.Net;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Brands;

namespace EndpointManager.UnitTests.Application;

public sealed class RequestDigestTests
{
    private const string Yealink = "Yealink SIP-T46S 66.85.0.5 80:5e:c0:12:34:56";
    private const string Mac = "805ec0123456";

    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServedRevision Revision = new(DeviceId.New(Noon), new PhoneModel("Yealink", "T46S"), 7);

    [Fact]
    public void A_request_is_written_down_with_what_the_phone_says_of_itself()
    {
        RecordedRequest request = Digest(Served(userAgent: Yealink)).Requests.Single();

        request.Should().BeEquivalentTo(
            new
            {
                Time = Noon,
                Address = "10.1.2.3",
                MacAddress = Mac,
                Method = "GET",
                File = Mac + ".cfg",
                UserAgent = Yealink,
                Status = 200,
                Form = ServedForm.Native,
                Bytes = 6800L,
            });
    }

    [Theory]
    [InlineData("805ec0123456.boot", null, Mac)]
    [InlineData("805e.c012.3456", null, Mac)]
    [InlineData("y000000000066.cfg", Yealink, Mac)]
    [InlineData("deep/80-5E-C0-12-34-56.anything", null, Mac)]
    [InlineData("y000000000066.cfg", null, null)]
    [InlineData("", null, null)]
    public void The_phone_is_the_one_that_the_path_names_or_else_the_user_agent(string path, string? userAgent, string? mac) =>
        Digest(Refused(path, userAgent)).Requests.Single().MacAddress.Should().Be(mac);

    [Fact]
    public void What_a_stranger_sends_is_harmless_where_it_is_shown() =>
        Digest(Refused("a\n\u202eb\ud800.cfg", "x\u0000\u2028")).Requests.Single()
            .Should().BeEquivalentTo(new { File = "a\ufffd\ufffdb\ufffd.cfg", UserAgent = "x\ufffd\ufffd" });

    [Theory]
    [InlineData(Yealink, true)]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("curl/8.5.0", false)]
    [InlineData("Fanvil X3S 2.10.2.6887 0c383e123456", false)]
    public void Only_the_phone_itself_gets_a_delivery(string? userAgent, bool delivered)
    {
        PhoneActivity activity = ActivityOf(Served(userAgent));

        activity.LastServed.Should().NotBeNull();
        (activity.LastDelivered is not null).Should().Be(delivered);
    }

    [Fact]
    public void A_delivery_says_version_and_rendering() => ActivityOf(Served(Yealink)).LastDelivered.Should().Be(
        new Delivery(Noon, ServedForm.Native, Revision.Device, 7, TestMapping.Fingerprints.Of(Revision.Model), "10.1.2.3"));

    [Fact]
    public void A_head_request_is_seen_and_serves_nothing()
    {
        PhoneActivity activity = ActivityOf(Served(Yealink, method: "HEAD"));

        activity.LastSeen.Should().NotBeNull();
        activity.LastServed.Should().BeNull();
    }

    [Fact]
    public void The_documented_form_is_served_and_not_delivered()
    {
        PhoneActivity activity = ActivityOf(Served(null, form: ServedForm.Documented));

        activity.LastServed!.Value.Form.Should().Be(ServedForm.Documented);
        activity.LastDelivered.Should().BeNull();
    }

    [Fact]
    public void A_request_from_this_machine_is_not_the_phone()
    {
        PhoneActivity activity = ActivityOf(Served(Yealink, address: "127.0.0.1"));

        activity.Count.Should().Be(1);
        (activity.LastSeen, activity.LastServed, activity.Firmware).Should().Be((null, null, null));
    }

    [Fact]
    public void A_request_from_elsewhere_says_nothing_of_a_phone() =>
        Digest(Refused($"{Mac}.cfg", Yealink, permitted: false)).Phones.Should().BeEmpty();

    [Fact]
    public void A_request_whose_sender_nobody_knows_is_written_down_and_says_nothing_of_a_phone()
    {
        RequestPart part = Digest(Served(Yealink, address: null));

        part.Requests.Single().Should().BeEquivalentTo(new { Address = (string?)null, MacAddress = Mac });
        part.Phones.Should().BeEmpty();
    }

    [Fact]
    public void Later_requests_add_to_what_earlier_ones_told()
    {
        PhoneActivity activity = ActivityOf(Served(Yealink), Served(null, address: "10.1.2.4", at: Noon.AddSeconds(1)));

        (activity.Count, activity.FirstAt, activity.LastSeen!.Value.Address).Should().Be((2, Noon, "10.1.2.4"));
        (activity.ReportedModel, activity.Firmware).Should().Be(("T46S", "66.85.0.5"));
    }

    [Fact]
    public void What_a_phone_says_again_is_the_same_text_in_memory()
    {
        IReadOnlyList<RecordedRequest> requests = Digest(Served(Copy(Yealink), Copy("GET")), Served(Copy(Yealink), Copy("GET"))).Requests;

        requests[1].UserAgent.Should().BeSameAs(requests[0].UserAgent);
        requests[1].Method.Should().BeSameAs(requests[0].Method);
        requests[1].Address.Should().BeSameAs(requests[0].Address);
        requests[1].MacAddress.Should().BeSameAs(requests[0].MacAddress);
    }

    [Fact]
    public void A_guess_that_knows_the_model_is_not_given_up()
    {
        PhoneActivity activity = ActivityOf(Refused($"{Mac}.cfg", Yealink), Refused($"{Mac}.cfg", null));

        PhoneGuess guess = activity.Guess();
        (guess.Brand, guess.Model, guess.Firmware).Should().Be(("Yealink", "T46S", "66.85.0.5"));
    }

    [Fact]
    public void Numbers_of_requests_are_in_order_of_time_and_tell_it()
    {
        long reserved = RequestNumber.Reserve(1000);
        long[] numbers = [.. Enumerable.Range(0, 1000).Select(i => RequestNumber.Of(Noon.AddMilliseconds(i), reserved + i))];

        numbers.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        RequestNumber.TimeOf(numbers[42]).Should().Be(Noon.AddMilliseconds(42));
        RequestNumber.FirstAt(Noon.AddMilliseconds(42)).Should().BeLessThanOrEqualTo(numbers[42]).And.BeGreaterThan(numbers[41]);
    }

    [Fact]
    public void Numbers_that_were_set_aside_are_nobody_elses()
    {
        long first = RequestNumber.Reserve(10);
        long second = RequestNumber.Reserve(1);

        second.Should().BeGreaterThanOrEqualTo(first + 10);
        RequestNumber.Of(Noon, first).Should().NotBe(RequestNumber.Of(Noon, second));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", 0)]
    [InlineData("9999-12-31T23:59:59Z", long.MaxValue - (long.MaxValue % 2097152))]
    public void Times_beyond_all_numbers_are_the_first_and_the_last(string time, long number) =>
        RequestNumber.FirstAt(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(number);

    private static string Copy(string text) => new(text.AsSpan());

    private static RequestPart Digest(params PhoneRequest[] requests) => NewDigest().Parts(requests, 1, requests.Length).First();

    private static RequestDigest NewDigest() => new(new PhoneIdentifier(TestBrands.Catalogue), TestBrands.Catalogue, TestMapping.Fingerprints);

    private static PhoneActivity ActivityOf(params PhoneRequest[] requests) =>
        Digest(requests).Phones[ParsedValue.Parse<MacAddress>(Mac)];

    private static PhoneRequest Served(
        string? userAgent,
        string method = "GET",
        ServedForm form = ServedForm.Native,
        string? address = "10.1.2.3",
        DateTimeOffset? at = null) => new()
        {
            Time = at ?? Noon,
            Address = address is null ? null : IPAddress.Parse(address),
            IsPermitted = true,
            Method = method,
            Path = $"{Mac}.cfg",
            UserAgent = userAgent,
            Status = 200,
            Bytes = 6800,
            Form = form,
            Revision = Revision,
        };

    private static PhoneRequest Refused(string path, string? userAgent, bool permitted = true) => new()
    {
        Time = Noon,
        Address = IPAddress.Parse("10.1.2.3"),
        IsPermitted = permitted,
        Method = "GET",
        Path = path,
        UserAgent = userAgent,
        Status = 404,
        Reason = permitted ? RefusalReason.UnknownDevice : RefusalReason.NotLocal,
    };
}
